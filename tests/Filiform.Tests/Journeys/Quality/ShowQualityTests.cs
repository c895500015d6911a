using Filiform.Clinical.Quality;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Quality;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Quality;

public sealed class ShowQualityTests
{
    private static readonly ClinicalContent Content = ClinicalContent.Load();
    private static readonly QualityKnowledge Knowledge = QualityKnowledge.Embedded();

    [Fact]
    public async Task Counts_treatments_and_sets_events_beside_the_published_rate()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var screening = await clinic.Screening(patient);
        var session = await clinic.SignedSession(patient, await clinic.Appointment(patient, "09:00"), screening);
        await clinic.SignedSession(patient, await clinic.Appointment(patient, "10:00"), screening);
        await clinic.Do(work => work.Execute("""
            insert into adverse_event (id, clinic, patient, session, kind, severity, timing, recorded_at)
            values (@id, @clinic, @patient, @session, 'ae-bleeding-minor', 'minor', 'immediate', @Now)
            """, new { id = work.NewId<AdverseEvent>(), patient, session, work.Now }));

        var view = (await clinic.Run(new ShowQuality(Content, Knowledge), new(12), clinic.QualityLead)).Value;

        Assert.Equal((2, 2, 0), (view.Treatments.Length, view.Answered(Question.Immediate), view.Answered(Question.Delayed)));
        var bleeding = view.Kinds.Single(row => row.Kind == "ae-bleeding-minor");
        Assert.Equal((1, 2), (bleeding.Counts.Events, bleeding.Counts.Answered));
        // Clopper–Pearson for 1 of 2 is 1.3 % to 98.7 %.
        Assert.Equal(0.0126, bleeding.Share!.ClopperPearson.Low, 4);
        Assert.False(bleeding.ShowsRate);
        Assert.Equal([355, 3274], bleeding.Published.Select(each => each.Event.Count));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task The_page_says_which_question_found_an_event_and_how_soreness_was_asked(string language)
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var session = await clinic.SignedSession(patient, await clinic.Appointment(patient, "09:00"), await clinic.Screening(patient));
        foreach (var (kind, timing) in new[] { ("ae-bleeding-minor", "immediate"), ("ae-soreness", "delayed") })
            await clinic.Do(work => work.Execute("""
                insert into adverse_event (id, clinic, patient, session, kind, severity, timing, recorded_at)
                values (@id, @clinic, @patient, @session, @kind, 'minor', @timing, @Now)
                """, new { id = work.NewId<AdverseEvent>(), patient, session, kind, timing, work.Now }));
        await using var server = await TestServer.Start(clinic);
        var words = new Words();

        var quality = global::System.Net.WebUtility.HtmlDecode(await server.Client(await server.SignIn(clinic.QualityLead), language).GetStringAsync("/clinic/quality"));
        var lead = await server.Client(await server.SignIn(clinic.Lead), language).GetStringAsync("/clinic/quality");

        Assert.DoesNotContain("href=\"/clinic/alerts\"", quality, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/clinic/alerts\"", lead, StringComparison.Ordinal);
        foreach (var timing in new[] { "immediate", "delayed" })
            Assert.Contains($"<small class=\"muted\">{words.In(language, $"quality.when-{timing}")}</small>", quality, StringComparison.Ordinal);
        Assert.Contains("55–91 %", quality, StringComparison.Ordinal);
        Assert.Contains("Navarro-Santana", quality, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Soreness_stands_beside_trials_that_ask_everybody_and_alerts_are_offered_to_whoever_answers_them()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var session = await clinic.SignedSession(patient, await clinic.Appointment(patient, "09:00"), await clinic.Screening(patient));
        foreach (var timing in new[] { "immediate", "delayed" })
            await clinic.Do(work => work.Execute("""
                insert into adverse_event (id, clinic, patient, session, kind, severity, timing, recorded_at)
                values (@id, @clinic, @patient, @session, 'ae-soreness', 'minor', @timing, @Now)
                """, new { id = work.NewId<AdverseEvent>(), patient, session, timing, work.Now }));
        await using var server = await TestServer.Start(clinic);

        var statistics = await server.Client(await server.SignIn(clinic.QualityLead)).GetStringAsync("/clinic/quality");
        var lead = await server.Client(await server.SignIn(clinic.Lead)).GetStringAsync("/clinic/quality");

        Assert.Contains("Navarro", statistics, StringComparison.Ordinal);
        Assert.Contains("Soreness after treatment <small class=\"muted\">at the check-in</small>", statistics, StringComparison.Ordinal);
        Assert.Contains("Soreness after treatment <small class=\"muted\">at the end of the session</small>", statistics, StringComparison.Ordinal);
        Assert.DoesNotContain("/clinic/alerts", statistics, StringComparison.Ordinal);
        Assert.Contains("See alerts", lead, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_desk_sees_no_figures()
    {
        await using var clinic = await TestClinic.New();

        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new ShowQuality(Content, Knowledge), new(12), clinic.FrontDesk)).Refusal);
    }

    [Fact]
    public async Task The_curve_begins_before_the_first_session_and_looks_ahead()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var screening = await clinic.Screening(patient);
        foreach (var (time, before) in new[] { ("09:00", 7), ("10:00", 6), ("11:00", 5) })
        {
            await clinic.SignedSession(patient, await clinic.Appointment(patient, time), screening, before, before - 1);
            clinic.Clock.Advance(Duration.FromDays(7));
        }

        var view = (await clinic.Run(new ShowProgress(Content), new(patient), clinic.Therapist)).Value;

        Assert.Equal([7.0, 6.0, 5.0], view.Points.Select(point => point.Pain));
        Assert.Equal(5, view.Matters);
        Assert.Equal(3, view.Forecast!.Sessions);
        Assert.NotNull(view.Sentence);
    }
}
