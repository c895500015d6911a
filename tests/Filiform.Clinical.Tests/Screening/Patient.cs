using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Tests.Screening;

/// <summary>Patients for tests: a healthy adult, and what is different about this one.</summary>
internal static class Patient
{
    public static readonly LocalDate Today = new(2027, 2, 8);

    public static readonly Value Yes = new Value.YesNo(true);
    public static readonly Value No = new Value.YesNo(false);

    public static Value One(string option) => new Value.Option(option);

    public static Value Many(params string[] options) => new Value.Options([.. options]);

    public static Value Of(decimal amount) => new Value.Number(amount);

    public static Value On(int year, int month, int day) => new Value.Day(new LocalDate(year, month, day));

    /// <summary>Every gate *no*, nothing to report; needled before without a reaction.</summary>
    public static readonly ImmutableDictionary<string, Value> Healthy = new Dictionary<string, Value>
    {
        ["q-date-of-birth"] = On(1985, 6, 1), ["q-height-cm"] = Of(170), ["q-weight-kg"] = Of(70),
        ["q-communication-need"] = One("none"), ["q-consent-understood"] = Yes, ["q-consent-given"] = Yes,
        ["q-needle-fear"] = Of(0), ["q-fainted-needles"] = No, ["q-needled-before"] = Yes, ["q-previous-reaction"] = One("none"),
        ["q-gate-today"] = No, ["q-ate-today"] = Yes, ["q-skin-problem"] = No, ["q-gate-nerve"] = No, ["q-gate-general"] = No,
        ["q-gate-limb-injury"] = No, ["q-gate-heart-head"] = No, ["q-blood-thinner"] = No, ["q-gate-bleeding"] = No,
        ["q-gate-implants"] = No, ["q-gate-heart"] = No, ["q-gate-lungs"] = No, ["q-gate-cancer-immune"] = No,
        ["q-gate-conditions"] = No, ["q-pregnant"] = One("not-applicable"), ["q-gate-procedures"] = No,
        ["q-drive-after"] = No, ["q-gate-plans"] = No,
    }.ToImmutableDictionary();

    /// <summary>A healthy adult who answers some questions differently.</summary>
    public static ImmutableDictionary<string, Value> With(params (string Question, Value Answer)[] answers) =>
        Healthy.SetItems(answers.Select(answer => KeyValuePair.Create(answer.Question, answer.Answer)));

    /// <summary>A plan far from anything: a calf, one shallow needle.</summary>
    public static readonly ImmutableDictionary<string, Value> CalfPlan = new Dictionary<string, Value>
    {
        ["s-regions"] = Many("lower-leg"), ["s-muscle-hazards"] = Many("sural-nerve-saphenous-vein"), ["s-techniques"] = Many("superficial"),
        ["s-first-session"] = No, ["s-needle-count-planned"] = Of(2), ["s-bilateral-lung-field"] = No,
        ["s-lymphoedema-limb-included"] = No, ["s-over-implant"] = No, ["s-prohibited-area"] = No, ["s-clinician-authorised"] = Yes,
    }.ToImmutableDictionary();

    public static SessionSoFar Plan(params (string Fact, Value Value)[] facts) =>
        new(SessionPhase.Plan, CalfPlan.SetItems(facts.Select(fact => KeyValuePair.Create(fact.Fact, fact.Value))));

    public static ScreeningResult Screened(ImmutableDictionary<string, Value> answers, SessionSoFar? session = null) =>
        Screen.Evaluate(SafetyKnowledge.Embedded, new(Today, answers, session));

    public static Finding? Found(this ScreeningResult result, string rule) =>
        result.Findings.FirstOrDefault(finding => finding.Rule.Id == rule);

    public static IEnumerable<string> ConstraintIds(this ScreeningResult result) => result.Constraints.Select(rule => rule.Id);
}
