using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Filiform.Clinical.Atlas;
using Filiform.Cli.Output;
using Spectre.Console;

namespace Filiform.Cli;

/// <summary><c>filiform atlas rank</c>: muscles whose referral pattern could account for a pain drawing.</summary>
internal sealed class AtlasRank() : ClinicalCommand("atlas rank", """
    Ranks the muscles whose published referral pattern could account for a pain drawing.

    in   {"pain":[{"region","intensity":whole number 0–10}]}
    out  {"candidateCount", "widespread":bool,
          "muscles":[{"rank","muscle","side":"left|right|both|either","score","band":"strong|moderate|weak","explained","prior",
                      "explains":[{"region","contribution","match":"direct|near"}], "missing":[{"region","contribution"}], "hazards":[]}],
          "combination":{"muscles":[{"muscle","side","gain"}],"unexplained"}, "knowledgeVersion"}

    Hypotheses for a clinician who then examines; no diagnosis. prior and all contributions add up to score, which is for order only: the
    table shows the band and the explained share instead. More than a third of the regions shaded is widespread, and nothing is ranked.
    """)
{
    private const int MostRows = 1000;

    private const string Top = "--top";

    public override IEnumerable<Symbol> Symbols =>
    [
        new Option<int>(Top) { Description = "How many muscles to explain.", HelpName = "N", DefaultValueFactory = _ => 10, CustomParser = Rows },
    ];

    public override Func<JsonElement, Answer> Prepare(ParseResult given)
    {
        var (atlas, top) = (ReferralAtlas.Embedded(), given.GetRequiredValue<int>(Top));
        return input => Cli.Answer.To(RankDocument.Read(input, atlas), pain =>
        {
            var ranking = atlas.Rank(pain, top);
            return json => RankDocument.Write(ranking, json);
        });
    }

    /// <summary>Band and explained share; never the score, nor the contributions that would add up to it.</summary>
    public override void Show(JsonElement document, IAnsiConsole screen)
    {
        var combination = document.GetProperty("combination");
        screen.Sheet(
            ("candidates", Cell.Of(document.GetProperty("candidateCount"))), ("widespread", Cell.Of(document.GetProperty("widespread"))),
            ("together", string.Join(", ", combination.GetProperty("muscles").EnumerateArray().Select(part =>
                $"{part.GetProperty("muscle")} ({part.GetProperty("side")}) {Cell.Share(part.GetProperty("gain"))}"))),
            ("unexplained", Cell.Share(combination.GetProperty("unexplained"))), ("knowledgeVersion", Cell.Of(document.GetProperty("knowledgeVersion"))));
        screen.Rows(
            "muscles", ["rank", "muscle", "side", "band", "explained", "explains", "also refers to", "hazards"],
            document.GetProperty("muscles").EnumerateArray().Select(Row));
    }

    private static int Rows(ArgumentResult given)
    {
        if (int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows is >= 1 and <= MostRows) return rows;
        given.AddError(FormattableString.Invariant($"{Top} must be a whole number from 1 to {MostRows}."));
        return 1;
    }

    private static string[] Row(JsonElement muscle)
    {
        var explains = muscle.GetProperty("explains").EnumerateArray().ToList();
        var shaded = explains.Select(Region).ToHashSet();
        return
        [
            Cell.Of(muscle.GetProperty("rank")), Cell.Of(muscle.GetProperty("muscle")), Cell.Of(muscle.GetProperty("side")),
            Cell.Of(muscle.GetProperty("band")), Cell.Share(muscle.GetProperty("explained")),
            string.Join(", ", explains.Select(zone => zone.GetProperty("match").GetString() == "near" ? $"{Region(zone)} (near)" : Region(zone))),
            string.Join(", ", muscle.GetProperty("missing").EnumerateArray().Select(Region).Where(region => !shaded.Contains(region))),
            Cell.Of(muscle.GetProperty("hazards")),
        ];
    }

    private static string Region(JsonElement zone) => zone.GetProperty("region").GetString()!;
}
