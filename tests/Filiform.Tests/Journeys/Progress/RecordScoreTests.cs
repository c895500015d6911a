using System.Collections.Immutable;
using Filiform.Clinical.Instruments;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Progress.Scores;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Progress;

public sealed class RecordScoreTests
{
    private static readonly ClinicalContent Content = ClinicalContent.Load();
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Phoenix"];

    [Fact]
    public async Task Applies_the_rule_for_missing_items_to_a_form_typed_item_by_item()
    {
        await using var clinic = await TestClinic.New();
        var patient = await Patient(clinic);

        Assert.Null((await Record(clinic, patient, "ndi", ["3", "2", "", " 1 ", "4", "0", "2", "", "3", "5"])).Refusal);
        clinic.Clock.AdvanceMinutes(1);
        string[] few = ["3", "2", "", "", "", "0", "2", "1", "3", "5"];
        var asked = (await Record(clinic, patient, "ndi", few)).Refusal!.Reasons.Single();
        Assert.Equal(("score-too-few", "unscored", 7, 10), (asked.Code, asked.Field, (int)asked.Facts[0], (int)asked.Facts[1]));
        Assert.Null((await Record(clinic, patient, "ndi", few, unscored: true)).Refusal);

        var kept = await Kept(clinic, patient);
        Assert.Equal([50m, null], kept.Select(row => row.Score));
        Assert.Equal([3, 2, null, 1, 4, 0, 2, null, 3, 5], kept[0].Answers);
    }

    [Theory]
    [InlineData("2026-13-01", "date-form")]
    [InlineData("tomorrow", "date-form")]
    [InlineData("2031-01-01", "date-future")]
    [InlineData("2019-01-01", "score-too-old")]
    public async Task Is_of_a_day_that_was_and_not_long_ago(string day, string wrong)
    {
        await using var clinic = await TestClinic.New();

        var reason = (await Record(clinic, await Patient(clinic), "ndi", [], "40", takenOn: day)).Refusal!.Reasons.Single();

        Assert.Equal((wrong, "taken"), (reason.Code, reason.Field));
    }

    [Fact]
    public async Task Of_an_earlier_day_stands_before_what_came_since()
    {
        await using var clinic = await TestClinic.New();
        var patient = await Patient(clinic);
        await Record(clinic, patient, "ndi", [], "40");

        Assert.Null((await Record(clinic, patient, "ndi", [], "60", takenOn: NodaTime.Text.LocalDatePattern.Iso.Format(clinic.Clock.GetCurrentInstant().InZone(Zone).Date.PlusDays(-9)))).Refusal);

        var history = Assert.Single((await clinic.Run(new ShowProgress(Content), new(patient), clinic.Lead)).Value.Histories);
        Assert.Equal((60m, 40m), (history.First!.Score, history.Last!.Score));
        Assert.Equal(clinic.Clock.GetCurrentInstant().InZone(Zone).Date.PlusDays(-9), history.First.TakenAt.InZone(Zone).Date);
    }

    [Fact]
    public async Task Takes_a_total_alone()
    {
        await using var clinic = await TestClinic.New();
        var patient = await Patient(clinic);

        await Record(clinic, patient, "eq-5d", [], "-0.25");
        clinic.Clock.AdvanceMinutes(1);
        await Record(clinic, patient, "promis-pi-4a", ["", "", "", ""], "58.5");

        var kept = await Kept(clinic, patient);
        Assert.Equal([-0.25m, 58.5m], kept.Select(row => row.Score));
        Assert.All(kept, row => Assert.Empty(row.Answers));
    }

    [Theory]
    [InlineData("ndi", "0", "", "score-nothing total")]
    [InlineData("ndi", "6 0", "", "item-points item-1")]
    [InlineData("ndi", "1 x 2.5 -1", "", "item-points item-2, item-points item-3, item-points item-4")]
    [InlineData("ndi", "1", "40", "items-or-total total")]
    [InlineData("ndi", "", "100.5", "number-between total")]
    [InlineData("ndi", "", "3,5", "number-form total")]
    [InlineData("hit-6", "", "35", "number-between total")]
    [InlineData("eq-5d", "", "1.1", "total-above total")]
    [InlineData("eq-5d", "", "", "required total")]
    [InlineData("psfs", "4", "", "activity-unnamed name-1")]
    public async Task Names_every_field_that_is_wrong(string instrument, string typed, string total, string wrong)
    {
        await using var clinic = await TestClinic.New();
        var patient = await Patient(clinic);
        var points = typed == "0" ? [] : typed.Split(' ');

        var refused = await Record(clinic, patient, instrument, points, total);

        Assert.Equal(wrong, string.Join(", ", refused.Refusal!.Reasons.Select(reason => $"{reason.Code} {reason.Field}")));
        Assert.Empty(await Kept(clinic, patient));
    }

    [Fact]
    public async Task Keeps_activities_with_their_names_and_only_the_rows_that_were_used()
    {
        await using var clinic = await TestClinic.New();
        var patient = await Patient(clinic);
        TypedScore typed = new([new("3", "Drive"), new("", "Sleep"), new("", ""), new("4", " Lift "), new(null)], null);

        await clinic.Run(new RecordScore(Content), new(patient, "psfs", typed, null, null, null), clinic.Therapist);

        var kept = Assert.Single(await Kept(clinic, patient));
        Assert.Equal(3.5m, kept.Score);
        Assert.Equal(["Drive", "Sleep", "Lift"], kept.Wording);
        Assert.Equal([3, null, 4], kept.Answers);
    }

    [Fact]
    public async Task Is_kept_once_however_often_it_is_sent_and_overtakes_nobody()
    {
        await using var clinic = await TestClinic.New();
        var patient = await Patient(clinic);

        var first = await Record(clinic, patient, "ndi", [], "40", key: "a");
        Assert.Equal(first.Value, (await Record(clinic, patient, "ndi", [], "40", key: "a")).Value);
        Assert.Equal(Refusal.Stale, (await Record(clinic, patient, "ndi", [], "42", key: "a", seen: null, read: false)).Refusal);
        Assert.Equal(Refusal.Stale, (await Record(clinic, patient, "ndi", [], "42", key: "b", seen: null, read: false)).Refusal);
        Assert.Null((await Record(clinic, patient, "ndi", [], "42", key: "b", seen: first.Value, read: false)).Refusal);

        Assert.Equal(2, (await Kept(clinic, patient)).Length);
    }

    [Fact]
    public async Task Belongs_to_a_visit_of_today_or_to_none()
    {
        await using var clinic = await TestClinic.New();
        var patient = await Patient(clinic);
        var today = await clinic.Appointment(patient, "10:00");
        var another = await clinic.Appointment(await clinic.Patient("Lena", "Fields", "1991-01-01", "lena@example.org"), "11:00");

        Assert.Equal("visit", (await Record(clinic, patient, "ndi", [], "40", visit: another)).Refusal!.Reasons[0].Field);
        await Record(clinic, patient, "ndi", [], "40", visit: today);
        clinic.Clock.AdvanceDays(1);
        Assert.Equal("visit", (await Record(clinic, patient, "ndi", [], "40", visit: today)).Refusal!.Reasons[0].Field);

        Assert.Equal(today, Assert.Single(await Kept(clinic, patient)).Appointment);
    }

    [Fact]
    public async Task Is_for_the_therapist_who_cares_for_the_patient()
    {
        await using var clinic = await TestClinic.New();
        var stranger = await clinic.Patient();
        Assert.Equal(Refusal.NotAllowed, (await Record(clinic, stranger, "ndi", [], "40")).Refusal);

        await clinic.Appointment(stranger);
        foreach (var actor in new[] { clinic.Lead, clinic.FrontDesk, clinic.Link(stranger, 2) })
            Assert.Equal(Refusal.NotAllowed, (await Record(clinic, stranger, "ndi", [], "40", actor: actor)).Refusal);
        Assert.Null((await Record(clinic, stranger, "ndi", [], "40")).Refusal);
    }

    [Fact]
    public async Task Entered_again_for_the_same_visit_the_later_counts()
    {
        await using var clinic = await TestClinic.New();
        var patient = await Patient(clinic);
        var visit = await clinic.Appointment(patient, "10:00");
        foreach (var total in new[] { "5", "50" })
        {
            await Record(clinic, patient, "ndi", [], total, visit: visit);
            clinic.Clock.AdvanceMinutes(5);
        }

        await Record(clinic, patient, "ndi", [], "34");

        var history = Assert.Single((await clinic.Run(new ShowProgress(Content), new(patient), clinic.Lead)).Value.Histories);
        Assert.Equal((50m, 34m, Against.Better), (history.First!.Score, history.Last!.Score, history.Judged!.Mcid));
        Assert.Equal([true, false, false], history.Scores.Select(past => past.IsReplaced));
    }

    private static async Task<Id<Patient>> Patient(TestClinic clinic)
    {
        var patient = await clinic.Patient();
        await clinic.Appointment(patient, "08:30", "no-show");
        return patient;
    }

    private static async Task<Result<Id<InstrumentAnswer>>> Record(
        TestClinic clinic, Id<Patient> patient, string instrument, string[] points, string? total = null, Id<Appointment>? visit = null, string? key = null,
        Id<InstrumentAnswer>? seen = null, bool read = true, Actor? actor = null, string? takenOn = null, bool unscored = false)
    {
        if (read) seen = (await Kept(clinic, patient)).LastOrDefault(row => row.Instrument == instrument)?.Id;
        var items = Content.Instruments.ById[instrument].Asked().Select(item => new TypedScore.Item(points.ElementAtOrDefault(item.Number - 1)));
        return await clinic.Run(new RecordScore(Content), new(patient, instrument, new([.. items], total), visit, seen, key, takenOn, unscored), actor ?? clinic.Therapist);
    }

    private static Task<ImmutableArray<OutcomeRow>> Kept(TestClinic clinic, Id<Patient> patient) => clinic.Do(work => Outcomes.Of(work, patient));
}
