using System.Net;
using Filiform.Clinical.Plans;
using Filiform.Journeys.Assess;
using Filiform.Tests.Journeys.Treat;

namespace Filiform.Tests.Journeys.Assess;

public sealed class PlanEditsTests
{
    private static readonly SetPlan Plans = new(TreatRoom.Content);

    [Fact]
    public async Task Shows_every_change_from_what_the_template_proposed()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await Found(clinic);
        var therapist = server.Client(await server.SignIn(clinic.Therapist));
        var proposal = (await clinic.Do(work => Plans.Propose(work, room.Patient, "neck-pain", Preference.None))).Plan;

        var agreed = await clinic.Run(Plans, new(
            room.Patient, proposal.Needling!.Sessions + 3, proposal.Needling.PerWeek, 3, [.. proposal.Modules.Remove("manual"), "load"], [new("splenius-capitis", "left")], ["deep"], 3,
            "Works nights; comes more often.", await Active(clinic, room), [new("nprs", true, 1, "pain", null, null, null), new("psfs", false, 9, Goals.Own, "Carry my daughter", null, null)]), clinic.Therapist);

        Assert.Null(agreed.Refusal);
        var page = WebUtility.HtmlDecode(await therapist.GetStringAsync($"/clinic/patients/{room.Patient}"));
        Assert.Contains($"<li>Needling sessions: {proposal.Needling.Sessions} → {proposal.Needling.Sessions + 3}</li>", page, StringComparison.Ordinal);
        Assert.Contains($"<li>With it, left out: {TreatRoom.Content.Plans.Modules["manual"].En}</li>", page, StringComparison.Ordinal);
        Assert.Contains($"<li>With it, added: {TreatRoom.Content.Plans.Modules["load"].En}</li>", page, StringComparison.Ordinal);
        Assert.Contains("<li>Goal added: Carry my daughter</li>", page, StringComparison.Ordinal);
        Assert.Contains("<li>Goal left out: Lower my neck disability score</li>", page, StringComparison.Ordinal);
        Assert.Contains("<li>Bring my usual pain down by at least 2 points: – → 1</li>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_proposal_is_without_needles_a_plan_with_them_says_why_and_another_condition_is_told()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await Found(clinic);
        await clinic.Run(Plans, new(room.Patient, 0, 1, 3, [], [], [], null, "Starts without needles.", await Active(clinic, room), Prefers: Preference.NoNeedles), clinic.Therapist);
        var therapist = server.Client(await server.SignIn(clinic.Therapist));
        Assert.DoesNotContain("agreed for something else", await therapist.GetStringAsync($"/clinic/patients/{room.Patient}"), StringComparison.Ordinal);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var last = (await clinic.Do(work => Filiform.Journeys.Assess.Assessments.Last(work, room.Patient)))!.Id;
        Assert.Null((await clinic.Run(new RecordFindings(TreatRoom.Content), new(room.Patient, "frozen-shoulder", "Stiff.", "Frozen shoulder", last), clinic.Therapist)).Refusal);

        var page = await therapist.GetStringAsync($"/clinic/patients/{room.Patient}");
        Assert.Contains("agreed for something else", page, StringComparison.Ordinal);
        async Task<string?> Agree(string? note) => (await clinic.Run(Plans, new(
            room.Patient, 3, 1, 3, [], [new("infraspinatus", "left")], ["deep"], 3, note, await Active(clinic, room)), clinic.Therapist)).Refusal?.Reasons[0].Code;
        Assert.Equal("plan-note-needles", await Agree(" "));
        Assert.Null(await Agree("Trigger points in infraspinatus beside the stiff joint."));
    }

    [Theory]
    [InlineData("fewest-visits", "name=\"sessions\" class=\"w-s\" inputmode=\"numeric\" value=\"3\"")]
    [InlineData("no-needles", "name=\"sessions\" class=\"w-s\" inputmode=\"numeric\" value=\"0\"")]
    public async Task Proposes_what_the_patient_would_rather_have(string prefers, string field)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await Found(clinic);

        var page = await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync($"/clinic/patients/{room.Patient}?prefers={prefers}");

        Assert.Contains(field, page, StringComparison.Ordinal);
        Assert.Contains($"name=\"prefers\" value=\"{prefers}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_everything_that_is_wrong_at_once_and_keeps_what_was_typed()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await Found(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        var answered = await TestServer.Post(client, $"/clinic/patients/{room.Patient}", new Dictionary<string, string>
        {
            ["sessions"] = "4", ["perWeek"] = "often", ["reviewAt"] = "9", ["needleCount"] = "x", ["goal-wording"] = "own", ["goal-measure"] = "nprs", ["goal-text"] = "", ["goal-target"] = "low",
            ["goal-due"] = "soon", ["lastSeen"] = $"{await Active(clinic, room)}",
        }, $"/clinic/patients/{room.Patient}?handler=Plan");

        var page = WebUtility.HtmlDecode(await answered.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answered.StatusCode);
        foreach (var field in new[] { "perWeek", "reviewAt", "needleCount", "targets", "techniques", "goal-target-0", "goal-due-0", "goal-text-0" })
            Assert.Contains($"<a href=\"#{field}\">", page, StringComparison.Ordinal);
        Assert.Contains("Look again after: Write a number from 1 to 4", page, StringComparison.Ordinal);
        foreach (var typed in new[] { "often", "low" }) Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
    }

    private static async Task<TreatRoom> Found(TestClinic clinic)
    {
        var room = await TreatRoom.Prepared(clinic);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var found = await clinic.Run(new RecordFindings(TreatRoom.Content), new(room.Patient, "neck-pain", "Stiff to the left.", "Neck pain", null), clinic.Therapist);
        Assert.Null(found.Refusal);
        return room;
    }

    private static async Task<Filiform.Pipeline.Id<Filiform.Pipeline.Plan>?> Active(TestClinic clinic, TreatRoom room) =>
        (await clinic.Do(work => Filiform.Journeys.Assess.Plans.Active(work, room.Patient)))?.Id;
}
