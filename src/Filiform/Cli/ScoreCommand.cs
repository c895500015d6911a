using System.CommandLine;
using System.Text.Json;
using Filiform.Clinical.Instruments;

namespace Filiform.Cli;

/// <summary><c>filiform score</c>: one filled-in questionnaire.</summary>
internal sealed class ScoreCommand() : ClinicalCommand("score", """
    Scores a filled-in questionnaire.

    in   {"answers":[value|null,…]}, in item order, or {"total":x} as the clinic worked it out on its own form
    out  {"instrument","score":x|null,"missing":n?,"reason":"wrong-item-count|out-of-range|too-many-missing"?,"totalEntered":true?}
         and the parts pain, disability, function, raw where the instrument has them

    A blank (null) is never read as zero. What cannot be scored is an answer with a reason (exit status 0), not an error.
    """)
{
    private const string Instrument = "INSTRUMENT";
    private static readonly Lazy<InstrumentCatalogue> Catalogue = new(InstrumentCatalogue.Embedded);

    public override IEnumerable<Symbol> Symbols => [Known.Argument(Instrument, "instrument", () => Catalogue.Value.ById.Keys)];

    public override Func<JsonElement, Answer> Prepare(ParseResult given)
    {
        var instrument = Catalogue.Value.ById[given.GetRequiredValue<string>(Instrument)];
        return input => Cli.Answer.To(ScoreDocument.Read(input, instrument), score => json => ScoreDocument.Write(score, json));
    }
}
