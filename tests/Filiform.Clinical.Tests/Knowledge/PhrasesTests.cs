using Filiform.Clinical.Atlas;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Tests.Knowledge;

public sealed class PhrasesTests
{
    [Fact]
    public void Everything_that_is_shown_and_carried_in_English_only_has_its_Spanish()
    {
        var instruments = InstrumentCatalogue.Embedded().Instruments;
        var said = ReferralAtlas.Embedded().Muscles.SelectMany(muscle => muscle.Innervation.Nerves)
            .Concat(instruments.Select(instrument => instrument.Licence))
            .Concat(instruments.SelectMany(instrument => new[] { instrument.Mcid, instrument.Mdc }).OfType<Threshold>().SelectMany(Texts));

        Assert.Empty(said.Where(text => !Phrases.Has(text)).Distinct());
        Assert.Equal(new Said("median nerve", "nervio mediano"), Phrases.Of("median nerve"));
        Assert.Equal(new Said("no such nerve", "no such nerve"), Phrases.Of("no such nerve"));
    }

    private static IEnumerable<string> Texts(Threshold threshold) => new[] { "population", "note" }
        .SelectMany(name => threshold.Record.EnumerateObject().Where(member => member.Name == name && member.Value.ValueKind == System.Text.Json.JsonValueKind.String).Select(member => member.Value.GetString()!));
}
