using Filiform.Clinical.Quality;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Quality;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.Quality;

public sealed class TallyTests
{
    private static readonly ClinicalContent Content = ClinicalContent.Load();
    private static readonly QualityKnowledge Knowledge = QualityKnowledge.Embedded();

    private sealed record Row(string Stratum, string Event, string Timing, int Treatments, int Answered, int Events);

    private static Task<ImmutableArray<Row>> Rows(TestClinic clinic) => clinic.Do(work => work.Query<Row>(
        "select stratum, event, timing, treatments, answered, events from quality_tally where clinic = @clinic order by event, timing, stratum"));

    [Fact]
    public async Task An_event_recorded_is_told_to_the_network_as_a_count_and_told_twice_counts_once()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var session = await clinic.SignedSession(patient, await clinic.Appointment(patient, "09:00"), await clinic.Screening(patient));
        await clinic.Run(new ReportAdverseEvent(Content), new(patient, session, "ae-bleeding-minor"), clinic.Therapist);
        var handler = new TallyQuality(Content);

        await clinic.DoDue(handler);
        await clinic.Do(work => handler.Handle(new(new(Guid.NewGuid()), clinic.Here, TallyQuality.MessageKind, session.Value, work.Now, 1), work));

        // Infraspinatus lies over the lung; the screening says that needles are nothing new, and names no bleeding risk.
        Assert.Equal(
            [new("thorax-adjacent|no|no|no", "ae-bleeding-minor", "immediate", 1, 1, 1), new("thorax-adjacent|no|no|no", "any-minor", "delayed", 1, 0, 0), new("thorax-adjacent|no|no|no", "any-minor", "immediate", 1, 1, 1)],
            await Rows(clinic));
    }

    [Fact]
    public async Task An_answered_check_in_is_counted_in_the_month_of_its_session()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.SignedSession(patient, await clinic.Appointment(patient, "09:00"), await clinic.Screening(patient));
        clinic.MoveTo(9, "09:00");
        await clinic.DoDue(new PlanCheckIns(), new SendCheckIn(new("http://localhost", false, null), new Words()));
        var checkIn = await clinic.Scalar<Id<CheckIn>>("select id from check_in where status = 'sent' order by due_at limit 1");
        await clinic.Run(new AnswerCheckIn(Content), new(patient, checkIn, TestCare.AllWell.SetItem("fu-bruise", new Filiform.Clinical.Rules.Value.Option("small")), true),
            clinic.Link(patient, 0) with { CheckIn = checkIn, Purpose = "check-in" });

        await clinic.DoDue(new TallyQuality(Content));

        Assert.Contains(await Rows(clinic), row => row is { Event: "ae-bruise", Timing: "delayed", Answered: 1, Events: 1 });
        Assert.Equal(new LocalDate(2026, 11, 1), await clinic.Scalar<LocalDate>("select month from quality_tally where event = 'ae-bruise'"));
    }

    [Fact]
    public async Task What_was_signed_before_there_were_tallies_is_counted_month_by_month()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Treat(clinic.Here, new(70, Bled: 5), tally: false);
        await clinic.Do(work => work.Enqueue(BackfillTallies.MessageKind, clinic.Here.Value).ContinueWith(_ => 0));

        await clinic.DoDue(new BackfillTallies(Content));

        var rows = await Rows(clinic);
        Assert.Equal((70, 5), (rows.Where(row => row is { Event: "any-minor", Timing: "immediate" }).Sum(row => row.Treatments), rows.Where(row => row.Event == "ae-bleeding-minor").Sum(row => row.Events)));
        Assert.Null(await clinic.Scalar<string>("select last_error from outbox where kind = 'quality-backfill'"));
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from outbox where kind = 'quality-backfill'"));
        Assert.NotNull(await clinic.Do(work => Calibrations.Of(work, Content)));
    }

    [Fact]
    public async Task Another_clinic_sees_large_counts_and_no_small_one_in_page_or_file()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Treat(clinic.Here, new(40, Bled: 6));
        await clinic.Treat(await clinic.Another("Catalina"), new(37, Bled: 3));
        await clinic.Treat(await clinic.Another("Vail"), new(35, Bled: 17));
        await clinic.Treat(await clinic.Another("Marana"), new(33, Bled: 11));

        var view = (await clinic.Run(new ShowQuality(Content, Knowledge), new(12), clinic.QualityLead)).Value;
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.QualityLead));
        var file = await client.GetStringAsync("/clinic/quality?handler=network");
        var page = await client.GetStringAsync("/clinic/quality");

        // In the order of their names. Catalina is small; Marana goes with it.
        Assert.Equal([("Armory Park Physical Therapy", 6), ("Catalina", null), ("Marana", null), ("Vail", 17)],
            view.Network.Funnel.Clinics.Select(each => (view.Network.Tallies.NameOf(each.Clinic), each.Events)));
        Assert.Contains(",Catalina,37,37,hidden,", file, StringComparison.Ordinal);
        Assert.Contains(",Vail,35,35,17,", file, StringComparison.Ordinal);
        Assert.Contains("Catalina", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Catalina: ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_clinic_is_told_that_a_funnel_needs_several()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Treat(clinic.Here, new(40, Bled: 6));
        await using var server = await TestServer.Start(clinic);

        var page = await server.Client(await server.SignIn(clinic.QualityLead)).GetStringAsync("/clinic/quality");

        Assert.Contains("the only clinic with treatments", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_another_clinic_stay_with_it()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Treat(await clinic.Another("Vail"), new(35, Bled: 17));

        Assert.Equal(0, await clinic.Do(work => work.QueryOne<int>("select count(*) from treatment_mix where clinic = @clinic")));
        Assert.Empty((await clinic.Run(new ShowQuality(Content, Knowledge), new(12), clinic.QualityLead)).Value.Treatments);
    }
}
