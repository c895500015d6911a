using Filiform.Journeys.Assess;
using Filiform.Journeys.Prepare.Pain;
using Filiform.Journeys.Treat;

namespace Filiform.Demonstration;

/// <summary>One kind of complaint that the simulated people bring: what they draw, and what a therapist does about it.</summary>
/// <param name="Condition">Id of a condition of the atlas.</param>
/// <param name="Drawn">Regions with <c>{side}</c>.</param>
/// <param name="Muscles">Needled, most important first.</param>
internal sealed record Case(
    string Condition, ImmutableArray<string> Drawn, ImmutableArray<string> Muscles, string Position, int LengthMm, int DepthMm, string Activity, string Findings, string Diagnosis)
{
    public static readonly ImmutableArray<Case> All =
    [
        new("calf-strain", ["calf-{side}", "knee-back-{side}"], ["gastrocnemius-medial", "soleus"], "prone", 40, 20,
            "Walk down the stairs", "Tender taut bands in the medial calf; heel raise painful; no swelling, pulses normal.", "Calf muscle pain after a strain."),
        new("lateral-elbow-tendinopathy", ["elbow-outer-{side}", "forearm-outer-{side}"], ["ecrb", "extensor-digitorum"], "supine", 30, 15,
            "Lift a full kettle", "Pain on gripping and on resisted wrist extension; tender band in the outer forearm.", "Lateral elbow tendinopathy with tender extensor muscles."),
        new("greater-trochanteric-pain", ["hip-side-{side}", "buttock-{side}"], ["gluteus-medius"], "side-lying", 50, 40,
            "Lie on that side at night", "Tender gluteus medius; single-leg stance painful after 20 seconds.", "Greater trochanteric pain with gluteal trigger points."),
        new("rotator-cuff-related-shoulder-pain", ["shoulder-front-{side}", "shoulder-side-{side}", "upper-arm-front-{side}"], ["infraspinatus", "deltoid-middle"], "prone", 40, 15,
            "Reach the top shelf", "Painful arc; weak external rotation; tender band in infraspinatus over the blade.", "Rotator cuff related shoulder pain with infraspinatus trigger points."),
        new("shin-splints", ["shin-{side}", "ankle-inner-{side}"], ["tibialis-anterior"], "supine", 30, 15,
            "Run for twenty minutes", "Tender along the front of the shin; no bony tenderness, hop test negative.", "Shin pain from load in tibialis anterior."),
        new("patellofemoral-pain", ["knee-front-{side}", "thigh-front-{side}"], ["vastus-lateralis", "rectus-femoris"], "supine", 50, 30,
            "Climb stairs", "Pain on squatting; tender bands in the outer and front thigh.", "Patellofemoral pain with tender quadriceps."),
    ];

    public ImmutableArray<SaveDrawing.Mark> Marks(string side, int pain) =>
        [.. Drawn.Select((region, at) => new SaveDrawing.Mark(region.Replace("{side}", side, StringComparison.Ordinal), Math.Max(1, pain - at)))];

    public ImmutableArray<PlanTarget> Targets(string side) => [.. Muscles.Select(muscle => new PlanTarget(muscle, side))];

    public Needles Needle(int muscle, string side, Random dice) => new(
        Muscles[muscle], side, 0.30m, LengthMm, Math.Min(DepthMm, LengthMm), "deep", dice.Next(10) < 7 ? "strong" : dice.Next(2) == 0 ? "weak" : "none", Electrical: false, In: 1 + dice.Next(2));
}
