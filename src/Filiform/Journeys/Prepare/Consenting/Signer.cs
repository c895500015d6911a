using Filiform.Journeys.Practice;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>Who answers the consent, as they typed it.</summary>
/// <param name="Relation"><c>self</c>, or <c>guardian</c>: a parent or legal guardian.</param>
/// <param name="Interpreter">Who interpreted; null when nobody did.</param>
public sealed record Signer(string Name, string Relation, string? Interpreter)
{
    public const string Self = "self", Guardian = "guardian";

    public const int AdultAge = 18;

    public const int LongestName = 120;

    /// <summary>Everything that stands between this and a signature.</summary>
    /// <param name="today">On the clinic's clock.</param>
    public IEnumerable<Reason> Wrong(PatientRow patient, LocalDate today)
    {
        if (Relation is not (Self or Guardian)) yield return new Reason("choose-one", "relation");
        else if (Relation == Self && patient.AgeOn(today) < AdultAge) yield return new Reason("guardian-signs", "relation", AdultAge);

        if (Name.Trim().Length < 2) yield return new Reason("full-name", "name");
        else if (Name.Length > LongestName) yield return new Reason("too-long", "name", LongestName);
        else if (Relation == Self && !Names(patient)) yield return new Reason("name-differs", "name");

        if (Interpreter?.Length > LongestName) yield return new Reason("too-long", "interpreter", LongestName);
    }

    /// <summary>People shorten and change their names, so one of the names we know is enough.</summary>
    private bool Names(PatientRow patient)
    {
        var known = Parts(patient.Name);
        return Parts(Name).Any(known.Contains);
    }

    private static HashSet<string> Parts(string name) => [.. Patients.SearchText(name).Split([' ', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries)];
}
