using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Instruments;

/// <summary>The scoring of each instrument, where <c>instruments.json</c> tells it in prose.</summary>
/// <remarks>
/// A clinic's own instrument is told by <c>scoring.method</c> (<c>sum</c>, <c>mean</c> or <c>scaled</c> to 0–100) and
/// <c>scoring.mayBeBlank</c>, the most items that may be left out.
/// </remarks>
internal static class ScoringRules
{
    private static readonly string[] Methods = ["sum", "mean", "scaled"];

    public static Scoring Of(string instrument, Node scoring, Form form) => instrument switch
    {
        "nprs" or "groc" or "pgic" => new MeanScoring(form, _ => 0, AsSum: true),
        "nprs-3" => new MeanScoring(form, _ => 0, AsSum: false),
        "psfs" => new MeanScoring(form, activities => activities >= 3 ? 1 : 0, AsSum: false),
        "ndi" or "odi" or "faam-adl" => new PercentScoring(form, 2),
        "quickdash" or "faam-sport" => new PercentScoring(form, 1),
        "dash" => new PercentScoring(form, 3),
        "lefs" => new MeanScoring(form, _ => 2, AsSum: true),
        "pseq" or "tsk-11" => new MeanScoring(form, _ => 1, AsSum: true),
        "spadi" => new TwoPartScoring(form, 5, ("pain", 2), ("disability", 2), 100, AsSum: false),
        "prtee" => new TwoPartScoring(form, 5, ("pain", 1), ("function", 2), 50, AsSum: true),
        "hit-6" => new WeightedScoring(form, (_, category) => category switch { 1 => 6, 2 => 8, 3 => 10, 4 => 11, _ => 13 }),
        "ompsq-sf" => new WeightedScoring(form with { FirstMin = 1 }, (item, points) => item is 2 or 3 or 7 ? 10 - points : points),
        "rmdq" => new TickScoring(form),
        "promis-pi-4a" or "promis-pf-4a" => new TableScoring(form, Table(scoring["tTable"], form)),
        _ => Told(scoring, form),
    };

    private static Scoring Told(Node scoring, Form form)
    {
        var mayBeBlank = scoring["mayBeBlank"].Int;
        return scoring["method"].Code(Methods) switch
        {
            "scaled" => new PercentScoring(form, mayBeBlank),
            var method => new MeanScoring(form, _ => mayBeBlank, AsSum: method == "sum"),
        };
    }

    private static FrozenDictionary<int, decimal> Table(Node node, Form form)
    {
        var table = node.Members.ToFrozenDictionary(
            row => int.TryParse(row.Name, out var raw) ? raw : throw row.Value.Fault("must stand at a whole number"), row => row.Value.Decimal);
        for (var raw = form.Least * form.Min; raw <= form.Most * form.Max; raw++)
            if (!table.ContainsKey(raw)) throw node.Fault($"has no row for {raw}");
        return table;
    }
}
