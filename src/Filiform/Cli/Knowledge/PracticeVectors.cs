using System.Text.Json;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Practice;
using Filiform.Clinical.Progress;
using NodaTime.Text;

namespace Filiform.Cli.Knowledge;

/// <summary>Vectors of plans, billing and credentials.</summary>
internal static class PracticeVectors
{
    public static IEnumerable<VectorResult> Plans(JsonElement file, InstrumentCatalogue instruments) =>
        file.TryGetProperty("ruleVectors", out var vectors)
            ? vectors.EnumerateArray().Select(vector => new VectorResult(vector.GetProperty("name").GetString()!, Decision(vector, instruments)))
            : [];

    public static IEnumerable<VectorResult> Practice(JsonElement file, PracticeKnowledge knowledge, MuscleGroups groups) =>
    [
        .. Codes(file.GetProperty("billing").GetProperty("codeRule"), knowledge, groups),
        .. Units(file.GetProperty("billing").GetProperty("timeRule"), knowledge),
        .. Expiry(file.GetProperty("expiry"), knowledge),
    ];

    private static string? Decision(JsonElement vector, InstrumentCatalogue instruments)
    {
        Measured Measure(string id) => new(instruments.ById[id], vector.GetProperty(id)[0].GetDecimal(), vector.GetProperty(id)[1].GetDecimal());
        var decided = new Reevaluation(
            vector.GetProperty("sessionsDone").GetInt32(), [Measure("nprs"), Measure("psfs")], vector.GetProperty("pMeaningful").GetDouble(),
            vector.GetProperty("seriousEvent").GetBoolean(), vector.GetProperty("redFlag").GetBoolean(), vector.GetProperty("patientStops").GetBoolean(),
            WorseTwice: false, vector.GetProperty("goalsMet").GetBoolean()).Decide().Advice.Code();
        return Same(vector.GetProperty("expected").GetString(), decided);
    }

    private static IEnumerable<VectorResult> Codes(JsonElement rule, PracticeKnowledge knowledge, MuscleGroups groups) => Vectors(rule, "code", vector =>
        Same(vector.GetProperty("code").GetString(), knowledge.Billing.NeedlingCode(
            vector.GetProperty("muscles").EnumerateArray().Select(muscle => (muscle.GetString()!, (string?)null)), groups)));

    private static IEnumerable<VectorResult> Units(JsonElement rule, PracticeKnowledge knowledge) => Vectors(rule, "units", vector =>
        Same(vector.GetProperty("units").GetInt32(), knowledge.Billing.TimedUnits(vector.GetProperty("timedMinutes").GetInt32())));

    private static IEnumerable<VectorResult> Expiry(JsonElement rule, PracticeKnowledge knowledge) => Vectors(rule, "expiry", vector => Same(
        vector.GetProperty("mayNeedle").GetBoolean(),
        knowledge.CredentialById[vector.GetProperty("kind").GetString()!].MayNeedle(
            Date(vector.GetProperty("expires")), Date(vector.GetProperty("on"))!.Value,
            vector.TryGetProperty("override", out var allowed) && allowed.GetBoolean())));

    private static IEnumerable<VectorResult> Vectors(JsonElement rule, string name, Func<JsonElement, string?> difference) =>
        rule.TryGetProperty("testVectors", out var vectors)
            ? vectors.EnumerateArray().Select((vector, at) => new VectorResult($"{name} {at + 1}", difference(vector)))
            : [];

    private static string? Same<T>(T expected, T found) =>
        EqualityComparer<T>.Default.Equals(expected, found) ? null : $"{expected?.ToString() ?? "nothing"} expected, {found?.ToString() ?? "nothing"} found";

    private static LocalDate? Date(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : LocalDatePattern.Iso.Parse(value.GetString()!).GetValueOrThrow();
}
