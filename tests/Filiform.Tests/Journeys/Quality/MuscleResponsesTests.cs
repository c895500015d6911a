using Filiform.Clinical.Quality;
using Filiform.Journeys.Quality.Muscles;
using Filiform.Journeys.Treat;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Treat;

namespace Filiform.Tests.Journeys.Quality;

public sealed class MuscleResponsesTests
{
    private sealed record Kept(string Muscle, string Side, string AtlasVersion, bool Ranked, int? Place, string? Band, double? Explained, int? PainBefore, int? PainAfter);

    [Fact]
    public async Task Signing_keeps_what_the_atlas_had_said_of_each_needled_muscle()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Draw(new Filiform.Clinical.Atlas.PainMark("calf-left", 7));
        clinic.Clock.Advance(Duration.FromMinutes(1));
        await room.Treat();
        await clinic.Run(new SetPain(), new(room.Patient, room.Session, 6, 3), clinic.Therapist);

        Assert.Null((await room.Sign()).Refusal);

        var rows = await Rows(clinic);
        Assert.Equal(["gastrocnemius-medial", "soleus", "tibialis-anterior"], rows.Select(row => row.Muscle));
        Assert.All(rows, row => Assert.Equal(("left", TreatRoom.Content.Atlas.Version, true, 6, 3), (row.Side, row.AtlasVersion, row.Ranked, row.PainBefore, row.PainAfter)));
        // Behind the lateral head, in the order of the atlas.
        Assert.Equal((2, "strong", 1.0), (rows[0].Place, rows[0].Band, rows[0].Explained));
        Assert.Equal("strong", rows[1].Band);
        // Its pattern has no zone in the calf.
        Assert.Equal((null, null, null), (rows[2].Place, rows[2].Band, rows[2].Explained));
    }

    [Theory]
    [InlineData("calf-right", true, "the muscle of the other side has no row")]
    [InlineData(null, false, "nothing was drawn")]
    public async Task A_muscle_without_a_row_keeps_none(string? region, bool ranked, string because)
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        if (region is not null) await room.Draw(new Filiform.Clinical.Atlas.PainMark(region, 7));
        await room.Treat();
        await room.Sign();

        Assert.All(await Rows(clinic), row => Assert.True(row is { Place: null, Band: null, Explained: null } && row.Ranked == ranked, because));
    }

    [Fact]
    public async Task What_is_drawn_after_the_last_needle_is_about_another_day()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        clinic.Clock.Advance(Duration.FromMinutes(1));
        await room.Draw(new Filiform.Clinical.Atlas.PainMark("calf-left", 7));

        await room.Sign();

        Assert.All(await Rows(clinic), row => Assert.False(row.Ranked));
    }

    [Theory]
    [InlineData("update muscle_response set band = 'weak' where session = @Session")]
    [InlineData("delete from muscle_response where session = @Session")]
    [InlineData("""
        insert into muscle_response (id, clinic, patient, session, muscle, side, atlas_version, ranked, recorded_at)
        select @Other, clinic, patient, session, 'infraspinatus', side, atlas_version, false, recorded_at from muscle_response where session = @Session and muscle = 'soleus'
        """)]
    public async Task Leaves_nothing_that_SQL_could_change(string sql)
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        Assert.Null((await room.Sign()).Refusal);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => clinic.Do(work => work.Execute(sql, new { room.Session, Other = Guid.NewGuid() })));
    }

    [Fact]
    public async Task Counts_treatments_and_takes_the_next_score_only_when_soreness_is_over()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var screening = await clinic.Screening(patient);
        await Treated(clinic, patient, screening, "09:00", 6, 4, ("soleus", "left", "strong"), ("soleus", "right", "weak"));
        clinic.Clock.Advance(Duration.FromDays(2));
        await Treated(clinic, patient, screening, "10:00", 5, 5, ("soleus", "left", "moderate"));
        clinic.Clock.Advance(Duration.FromDays(7));
        await Treated(clinic, patient, screening, "11:00", 3, null, ("deltoid-anterior", "left", null));

        var view = (await clinic.Run(new ShowMuscleResponses(TreatRoom.Content), new(24), clinic.QualityLead)).Value;

        var soleus = view.Muscles[0];
        // Both sides of one session are one treatment, with the better of the two standings.
        Assert.Equal(("soleus", 2, 1), (soleus.Muscle, soleus.All.Treatments, soleus.All.Patients));
        Assert.Equal([AtlasStanding.Strong, AtlasStanding.Moderate], soleus.ByStanding.Select(part => part.Standing));
        Assert.Equal(new PainFall(1, 2), soleus.All.After);
        // Two days after the first session every muscle is sore; a week after the second, pain went from 5 to 3.
        Assert.Equal(new PainFall(1, 1), soleus.All.ByNext);
        Assert.Equal(new PainFall(0, 0), view.Muscles[1].All.After);
        Assert.Equal([AtlasStanding.Strong, AtlasStanding.Moderate, AtlasStanding.NotSuggested], view.ByStanding.Select(part => part.Standing));
    }

    [Theory]
    [InlineData("en", "Soleus", "too few")]
    [InlineData("es", "Sóleo", "muy pocos")]
    public async Task The_page_gives_no_rate_to_few_treatments_and_its_table_can_be_taken_away(string language, string name, string few)
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await Treated(clinic, patient, await clinic.Screening(patient), "09:00", 6, 4, ("soleus", "left", "strong"));
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.QualityLead), language);

        var page = global::System.Net.WebUtility.HtmlDecode(await client.GetStringAsync("/clinic/quality/muscles"));
        var file = await client.GetAsync("/clinic/quality/muscles?handler=csv&months=24");

        Assert.Contains($"<a href=\"/clinic/atlas/soleus\">{name}</a>", page, StringComparison.Ordinal);
        Assert.Contains(few, page, StringComparison.Ordinal);
        Assert.Contains(new Words().In(language, "quality.muscles-reading-chosen"), page, StringComparison.Ordinal);
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        var lines = (await file.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.Equal($"soleus,{name},{new Words().In(language, "quality.muscles-standing-strong")},1,1,1,1,,0.0250,1.0000,0,0,,,", lines[2]);
    }

    [Fact]
    public async Task Is_closed_to_whoever_does_not_answer_for_quality()
    {
        await using var clinic = await TestClinic.New();

        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new ShowMuscleResponses(TreatRoom.Content), new(24), clinic.Therapist)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new ShowMuscleResponses(TreatRoom.Content), new(24), clinic.FrontDesk)).Refusal);
    }

    private static Task<System.Collections.Immutable.ImmutableArray<Kept>> Rows(TestClinic clinic) => clinic.Do(work => work.Query<Kept>("""
        select muscle, side, atlas_version, ranked, place, band, explained, pain_before, pain_after from muscle_response where clinic = @clinic order by muscle
        """));

    /// <summary>A signed session as signing would have left it.</summary>
    private static async Task Treated(
        TestClinic clinic, Id<Patient> patient, Id<Screening> screening, string time, int before, int? after, params (string Muscle, string Side, string? Band)[] muscles)
    {
        var visit = await clinic.Appointment(patient, time, "completed");
        await clinic.Do(async work =>
        {
            var session = work.NewId<Session>();
            await work.Execute("""
                insert into session (id, clinic, patient, appointment, practitioner, screening, status, pain_before, pain_after, opened_at, ended_at, knowledge_version, version)
                values (@session, @clinic, @patient, @visit, @Okafor, @screening, 'draft', @before, @after, @Now, @Now, '2026.1', 1)
                """, new { session, patient, visit, clinic.Okafor, screening, before, after, work.Now });
            foreach (var (muscle, side, band) in muscles)
                await work.Execute("""
                    insert into muscle_response (id, clinic, patient, session, muscle, side, atlas_version, ranked, place, band, explained, pain_before, pain_after, recorded_at)
                    values (@id, @clinic, @patient, @session, @muscle, @side, '0.9.0', true, @place, @band, @explained, @before, @after, @Now)
                    """, new
                {
                    id = Guid.NewGuid(), patient, session, muscle, side, band, place = band switch { null => (int?)null, "strong" => 1, "moderate" => 3, _ => 9 },
                    explained = band is null ? (double?)null : 0.5, before, after, work.Now,
                });
            return await work.Execute("update session set status = 'signed', signed_at = @Now, signed_by = @by where id = @session", new { work.Now, by = clinic.Therapist.Id, session });
        });
    }
}
