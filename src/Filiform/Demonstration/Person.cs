using NodaTime.Text;

namespace Filiform.Demonstration;

/// <summary>How much of the preparation somebody does before the visit.</summary>
internal enum Diligence { All, Half, NotYet }

/// <summary>A simulated patient: who they are, what hurts, and how they will respond.</summary>
/// <param name="Response">Points of pain that each session takes away on average; some people do not improve.</param>
internal sealed record Person(
    string Given, string Family, LocalDate Born, string Email, string Language, Case Case, string Side, int Pain, double Response, int Sessions, ImmutableDictionary<string, string> Health, Diligence Prepares = Diligence.All)
{
    private static readonly ImmutableArray<string> GivenNames =
        ["Maribel", "Tom", "Aisha", "Walter", "Lucía", "Grace", "Diego", "Hannah", "Omar", "Elena", "Samuel", "Rosa", "Priya", "Jack", "Carmen", "Naomi", "Iván", "Ruth", "Felix", "Teresa"];

    private static readonly ImmutableArray<string> FamilyNames =
        ["Ortega", "Becker", "Rahman", "Nguyen", "Morales", "Okonkwo", "Lindqvist", "Park", "Reyes", "Thompson", "Castillo", "Haddad", "Singh", "Foster", "Delgado", "Kim", "Moreau", "Whitfield"];

    /// <summary>Risks that some of them bring; everybody else answers as a healthy adult does.</summary>
    private static readonly ImmutableArray<ImmutableDictionary<string, string>> Risks =
    [
        Healthy, Healthy, Healthy, Healthy, Told(("q-needle-fear", "6")), Told(("q-fainted-needles", "yes")),
        Told(("q-blood-thinner", "yes"), ("q-blood-thinner-list", "aspirin")), Told(("q-gate-conditions", "yes"), ("q-diabetes", "controlled")),
    ];

    private static ImmutableDictionary<string, string> Healthy => ImmutableDictionary<string, string>.Empty;

    public PatientName Name => new(Given, Family);

    internal readonly record struct PatientName(string Given, string Family)
    {
        public override string ToString() => $"{Given} {Family}";
    }

    public static Person Make(int number, Random dice)
    {
        var (given, family) = (GivenNames[number % GivenNames.Length], FamilyNames[(number * 7 + number / GivenNames.Length) % FamilyNames.Length]);
        return new(
            given, family, new LocalDate(1948 + dice.Next(55), 1 + dice.Next(12), 1 + dice.Next(28)), $"patient{number + 1}@example.org",
            number % 4 == 0 ? "es" : "en", Case.All[number % Case.All.Length], dice.Next(2) == 0 ? "left" : "right", 5 + dice.Next(4),
            dice.Next(5) == 0 ? 0.1 : 0.6 + dice.NextDouble(), 3 + dice.Next(4), Risks[dice.Next(Risks.Length)]);
    }

    public string BirthDate => LocalDatePattern.Iso.Format(Born);

    private static ImmutableDictionary<string, string> Told(params (string Question, string Answer)[] answers) =>
        answers.ToImmutableDictionary(each => each.Question, each => each.Answer);
}
