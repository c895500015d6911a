using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Treat;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Treat;

/// <summary>Every session rule that blocks, through the real door: a wrong answer and no answer both keep the needle out, or the pen.</summary>
public sealed class SessionRulesTests
{
    private static readonly ImmutableArray<PlanTarget> Trapezius = [new("upper-trapezius", "left")];

    /// <summary>Answers beyond the calf's that a muscle over the lung needs.</summary>
    private static readonly ImmutableDictionary<string, Value> OverTheLung = TreatRoom.Checked.SetItems(new Dictionary<string, Value>
    {
        ["s-lung-landmark-confirmed"] = TreatRoom.Yes, ["s-needle-toward-lung"] = TreatRoom.No, ["s-upper-trap-pincer"] = TreatRoom.Yes,
        ["s-pleura-consent-named"] = TreatRoom.Yes,
    });

    private static readonly Needles Upper = TreatRoom.Calf with { Muscle = "upper-trapezius", LengthMm = 30, DepthMm = 15 };

    public static TheoryData<string, string, string> Starts => new()
    {
        { "sr-lung-landmark-missing", "s-lung-landmark-confirmed", "false" }, { "sr-needle-toward-lung", "s-needle-toward-lung", "true" },
        { "sr-upper-trap-no-pincer", "s-upper-trap-pincer", "false" }, { "sr-over-implant", "s-over-implant", "true" },
        { "sr-lymphoedema-limb", "s-lymphoedema-limb-included", "true" }, { "sr-prohibited-area", "s-prohibited-area", "true" },
        { "sr-consent-not-today", "s-consent-today", "false" }, { "sr-identity-site-unchecked", "s-identity-and-site-checked", "false" },
        { "sr-position-upright", "s-position", "seated" }, { "sr-hand-hygiene-missing", "s-hand-hygiene", "false" },
        { "sr-skin-not-ready", "s-skin-inspected-clean", "false" }, { "sr-needle-not-sterile", "s-needles-sterile-single-use", "false" },
        { "sr-sharps-container-missing", "s-sharps-container-ready", "false" }, { "sr-gloves-policy", "s-gloves-or-policy", "false" },
        { "sr-emergency-plan-missing", "s-emergency-plan-ready", "false" },
    };

    public static TheoryData<string, string, string> Signs => new()
    {
        { "sr-needle-retained", "s-needle-broken-or-retained", "true" }, { "sr-stop-request-ignored", "s-stop-request-honoured", "false" },
        { "sr-sharp-thoracic-pain", "s-sharp-thoracic-pain", "true" }, { "sr-bleeding-not-controlled", "s-bleeding-controlled", "false" },
        { "sr-needlestick-unreported", "s-needlestick-injury", "true" }, { "sr-adverse-event-unlogged", "s-adverse-event-recorded", "false" },
        { "sr-breathing-check-missing", "s-breathing-check-done", "false" }, { "sr-observation-short", "s-observed-minutes", "9" },
        { "sr-aftercare-missing", "s-aftercare-given", "false" },
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task No_needle_goes_in_while_a_rule_of_starting_is_true_or_unknown(string rule, string fact, string wrong)
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic, Trapezius);

        await room.Answer(OverTheLung.Remove(fact));
        Assert.Contains(Titled(rule), Titles((await room.Needle(Upper)).Refusal));
        await room.Answer(fact, Read(wrong));
        Assert.Contains(Titled(rule), Titles((await room.Needle(Upper)).Refusal));
        await room.Answer(fact, OverTheLung[fact]);
        Assert.Null((await room.Needle(Upper)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Nobody_signs_while_a_rule_of_signing_is_true_or_unknown(string rule, string fact, string wrong)
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic, Trapezius);
        var finished = TreatRoom.Finished.SetItems(new Dictionary<string, Value> { ["s-breathing-check-done"] = TreatRoom.Yes, ["s-needlestick-reported"] = TreatRoom.No });
        await room.Answer(OverTheLung);
        await room.Needle(Upper);
        await room.AllOut();

        await room.Answer(finished.Remove(fact));
        Assert.Contains(Titled(rule), Titles((await room.Sign()).Refusal));
        await room.Answer(fact, Read(wrong));
        Assert.Contains(Titled(rule), Titles((await room.Sign()).Refusal));
        await room.Answer(fact, finished[fact]);
        Assert.Null((await room.Sign()).Refusal);
    }

    /// <summary>The rest of the blocking rules read the record, and no answer can be typed for it.</summary>
    [Fact]
    public void Every_blocking_rule_is_covered_here_or_follows_from_the_record()
    {
        string[] fromRecord =
        [
            "sr-clinician-not-authorised", "sr-bilateral-lung-field", "sr-thoracic-consent", "sr-lung-field-long-needle", "sr-not-recommended-target",
            "sr-estim-across-thorax", "sr-estim-anterior-neck", "sr-first-session-dose", "sr-total-dose-high", "sr-screening-stale", "sr-seated-vasovagal-history",
            "sr-too-soon-same-site", "sr-count-mismatch",
        ];
        var blocking = TreatRoom.Content.Safety.SessionRules.Where(rule => rule.Session!.Blocks is not null).Select(rule => rule.Id);

        Assert.Equal(blocking.Order(), fromRecord.Concat(Starts.Select(row => row.Data.Item1)).Concat(Signs.Select(row => row.Data.Item1)).Order());
    }

    [Fact]
    public async Task A_session_does_not_reach_both_lungs()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic, Trapezius);
        await room.Answer(OverTheLung);
        await room.Needle(Upper);

        Assert.Equal(["Both lung fields in one session"], Titles((await room.Needle(Upper with { Side = "right" })).Refusal));
    }

    [Fact]
    public async Task A_lung_that_nobody_named_keeps_the_needle_out_until_it_is_named()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic, Trapezius);
        await room.Answer(OverTheLung.Remove("s-pleura-consent-named"));

        Assert.Equal(["Lung-field target: pneumothorax must be named in consent"], Titles((await room.Needle(Upper)).Refusal));
        await room.Answer("s-pleura-consent-named", TreatRoom.Yes);
        Assert.Null((await room.Needle(Upper)).Refusal);
    }

    [Fact]
    public async Task A_muscle_that_must_not_be_needled_is_refused()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);

        Assert.Contains("Muscle that must not be needled", Titles((await room.Needle(TreatRoom.Calf with { Muscle = "subclavius" })).Refusal));
    }

    [Fact]
    public async Task Current_asks_where_it_flows_before_the_needle_goes_in()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await clinic.Do(work => work.Execute("""
            insert into credential (id, practitioner, kind, number, issuer, recorded_at) values (@id, @Okafor, 'dn-electrical', 'E-1', 'A school', @Now)
            """, new { id = Guid.NewGuid(), clinic.Okafor, work.Now }));

        Assert.Equal(
            ["Current path across the chest", "Electrode on front or side of neck or across head", "One channel bridging the spine"],
            Titles((await room.Needle(TreatRoom.Calf with { Electrical = true })).Refusal));
    }

    [Fact]
    public async Task A_decision_passes_a_relative_rule_and_no_decision_passes_an_absolute_one()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Answer("s-position", TreatRoom.One("seated"));

        Assert.Equal(["Seated or standing needling"], Titles((await room.Needle()).Refusal));
        Assert.Null((await Decide("sr-position-upright")).Refusal);
        Assert.Null((await room.Needle()).Refusal);

        await room.Answer("s-hand-hygiene", TreatRoom.No);
        Assert.Equal(404, (await Decide("sr-hand-hygiene-missing")).Refusal!.Status);
        Assert.Equal(["Hands not cleaned"], Titles((await room.Needle()).Refusal));

        Task<Result<Saved>> Decide(string rule) => clinic.Run(
            new DecideInSession(TreatRoom.Content), new(room.Patient, room.Session, rule, "Cannot lie down after surgery; second person present"), clinic.Therapist);
    }

    [Fact]
    public async Task More_needles_than_a_first_session_allows_wait_for_a_decision()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);

        Assert.Equal(["First session with more than 5 needles"], Titles((await room.Needle(TreatRoom.Calf with { In = 6 })).Refusal));
    }

    [Fact]
    public async Task What_a_patient_told_since_counts_at_once()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        clinic.Clock.AdvanceMinutes(5);
        await room.Screen(TreatRoom.Healthy.SetItem("q-blood-thinner", TreatRoom.Yes));

        Assert.Equal("blocked", (await room.Needle()).Refusal!.Code);
    }

    private static string Titled(string rule) => TreatRoom.Content.Safety.SessionRules.Single(each => each.Id == rule).Title.En;

    private static IEnumerable<string> Titles(Refusal? refusal) => refusal is null ? [] : refusal.Reasons.Where(reason => !reason.Facts.IsEmpty).Select(reason => reason.Facts[0].ToString()!);

    private static Value Read(string text) => text switch
    {
        "true" => TreatRoom.Yes, "false" => TreatRoom.No, "9" => TreatRoom.Of(9), _ => TreatRoom.One(text),
    };
}
