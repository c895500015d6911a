using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;
using Filiform.Clinical.Tests.Screening;
using Filiform.Clinical.Triage;
using static Filiform.Clinical.Tests.Screening.Patient;

namespace Filiform.Clinical.Tests.Triage;

/// <summary>Check-ins for tests: a day after a calf was needled, with nothing to report but what is said here.</summary>
internal static class CheckIn
{
    public static readonly ImmutableDictionary<string, Value> Quiet = new Dictionary<string, Value>
    {
        ["s-ended-at"] = At(8, 15), ["fu-answered-at"] = At(9, 15),
        ["fu-breathless"] = One("none"), ["fu-chest-pain"] = No, ["fu-new-cough"] = No, ["fu-soreness"] = Of(0),
        ["fu-soreness-trend"] = One("none"), ["fu-bruise"] = One("none"), ["fu-bleeding"] = One("none"),
        ["fu-site-infection"] = Many("none"), ["fu-fever"] = No, ["fu-nerve"] = One("none"), ["fu-bladder-bowel-saddle"] = No,
        ["fu-faint"] = One("none"), ["fu-headache"] = One("none"), ["fu-stroke-signs"] = No, ["fu-belly-urine"] = No,
        ["fu-calf-swelling"] = No, ["fu-tight-limb"] = No, ["fu-allergy"] = One("none"), ["fu-needle-left"] = One("none"),
        ["fu-mood"] = One("none"), ["fu-activity"] = One("usual"), ["fu-main-problem"] = One("better"), ["fu-wants-call"] = No,
    }.ToImmutableDictionary();

    public static TriageInput Saying(params (string Question, Value Answer)[] answers) => new(
        Today, Quiet.SetItems(answers.Select(answer => KeyValuePair.Create(answer.Question, answer.Answer))), Healthy,
        new SessionSoFar(SessionPhase.Sign, CalfPlan));

    public static TriageInput Near(this TriageInput input, params string[] hazards) => input with
    {
        Session = new(SessionPhase.Sign, CalfPlan.SetItem("s-muscle-hazards", Many(hazards))),
    };

    public static Value At(int day, int hour) => new Value.Moment(new LocalDateTime(2027, 2, day, hour, 0).WithOffset(Offset.FromHours(-7)));
}
