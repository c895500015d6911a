using System.CommandLine;
using System.Text.Json;
using Filiform.Clinical.Instruments;

namespace Filiform.Cli;

/// <summary><c>filiform change</c>: two scores of one instrument.</summary>
internal sealed class ChangeCommand() : ClinicalCommand("change", """
    Compares two scores of an instrument with its published thresholds.

    in   {"before":x,"after":y}
    out  {"instrument","improvement","met","beyondMdc","mcid":{…}|null,"mdc":{…}|null}

    improvement is positive for better, whichever way the instrument runs. met: it matters to a patient (points, or per cent of the
    baseline where the instrument says so). beyondMdc: it is larger than measurement error. Without a threshold both are false.
    groc and pgic rate change themselves: one score is compared with their threshold, so two are refused.
    """)
{
    private const string Instrument = "INSTRUMENT";
    private static readonly Lazy<InstrumentCatalogue> Catalogue = new(InstrumentCatalogue.Embedded);

    public override IEnumerable<Symbol> Symbols => [Known.Argument(Instrument, "instrument", () => Catalogue.Value.ById.Keys)];

    public override Func<JsonElement, Answer> Prepare(ParseResult given)
    {
        var instrument = Catalogue.Value.ById[given.GetRequiredValue<string>(Instrument)];
        return input => Cli.Answer.To(ChangeDocument.Read(input, instrument), change => json => ChangeDocument.Write(change, instrument, json));
    }
}
