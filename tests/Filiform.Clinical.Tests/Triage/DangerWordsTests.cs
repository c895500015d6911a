using System.Text;
using System.Text.Json.Nodes;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Triage;

namespace Filiform.Clinical.Tests.Triage;

public sealed class DangerWordsTests
{
    private static readonly DangerWords Words = DangerWords.Embedded;

    [Theory]
    [InlineData("I can't breathe well since last night", "lung-heart")]
    [InlineData("I can’t breathe", "lung-heart")]
    [InlineData("CANT BREATHE", "lung-heart")]
    [InlineData("Me FALTA el aire al caminar", "lung-heart")]
    [InlineData("tengo opresión en el pecho", "lung-heart")]
    [InlineData("my foot is numb", "nerve-spine")]
    [InlineData("se me adormeció la mano", "nerve-spine")]
    [InlineData("me desmayé en la casa", "head-stroke")]
    [InlineData("No fever.", "infection")]
    [InlineData("there is pus", "infection")]
    [InlineData("no para de sangrar", "bleeding-clot-limb")]
    [InlineData("I found a needle in my shirt", "needle-left")]
    [InlineData("thinking about suicide", "self-harm")]
    [InlineData("quiero hacerme daño", "self-harm")]
    [InlineData("está empeorando", "severe-or-worse")]
    [InlineData("I cannot catch my breath", "lung-heart")]
    [InlineData("I'm gasping for air", "lung-heart")]
    [InlineData("sharp pain under my ribs when I inhale", "lung-heart")]
    [InlineData("my foot drops when I walk", "nerve-spine")]
    [InlineData("one side of my face droops", "head-stroke")]
    [InlineData("temperature of 103", "infection")]
    [InlineData("I don't want to be here anymore", "self-harm")]
    [InlineData("thinking of ending it all", "self-harm")]
    [InlineData("me duele el pesho", "lung-heart")]
    [InlineData("se me duerme el brazo", "nerve-spine")]
    [InlineData("arrastro el pie", "nerve-spine")]
    [InlineData("se me tuerce la cara", "head-stroke")]
    [InlineData("tengo 39 de temperatura", "infection")]
    [InlineData("quisiera no despertar", "self-harm")]
    [InlineData("se me puso morado y crece", "bleeding-clot-limb")]
    public void Are_found_in_either_language_however_they_are_typed(string comment, string concern) =>
        Assert.Contains(concern, Words.FindIn(comment).Select(found => found.Concern.Id));

    [Theory]
    [InlineData("Everything is fine, thank you for the push!")]
    [InlineData("Todo bien, gracias. He dormido muy bien y no siento dolor.")]
    [InlineData("The campus walk was easy")]
    [InlineData("")]
    [InlineData("\ud800")]
    public void Are_not_found_inside_other_words(string comment) => Assert.Empty(Words.FindIn(comment));

    [Fact]
    public void Name_the_phrases_as_the_data_spells_them() =>
        Assert.Equal(["chest pain*", "fever*"], Words.FindIn("Chest pains and feverish").SelectMany(found => found.Phrases));

    [Theory]
    [InlineData("$.concerns[0].evidence.sources", """[]""", "concerns[0].evidence.sources", "must name at least one source")]
    [InlineData("$.concerns[0].evidence.sources", """["nobody-2026"]""", "concerns[0].evidence.sources[0]", "is not one of")]
    [InlineData("$.concerns[0].words.es", """[]""", "concerns[0].words.es", "must not be empty")]
    [InlineData("$.concerns[0].words.en", """["a*"]""", "concerns[0].words.en[0]", "at least 4 letters")]
    [InlineData("$.kind", "\"other\"", "kind", "is not one of filiform-danger-words")]
    [InlineData("$.more", "1", "more", "is not known here")]
    [InlineData("$.messages.calm", "1", "messages.calm", "is not known here")]
    [InlineData("$.concerns[0].note", "1", "concerns[0].note", "is not known here")]
    [InlineData("$.concerns[0].words.fr", "[]", "concerns[0].words.fr", "is not known here")]
    [InlineData("$.concerns[0].words.en", """["fever","fever"]""", "concerns[0].words.en", "names something twice")]
    [InlineData("$.concerns[0].words.en", """["some fev*"]""", "concerns[0].words.en[0]", "at least 4 letters")]
    [InlineData("$.concerns[1].id", "\"lung-heart\"", "concerns[1].id", "is taken")]
    [InlineData("$.messages.words.es", "null", "messages.words", "has no member 'es'")]
    public void Are_refused_unsourced_untranslated_or_too_short(string place, string value, string path, string reason)
    {
        var root = JsonNode.Parse(KnowledgeFile.Embedded(DangerWords.FileName).Span)!;
        Tampering.Set(root, place, value);

        var fault = Assert.Throws<KnowledgeFault>(() => DangerWords.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()), SafetyKnowledge.Embedded));

        Assert.Equal(("danger-words.json", path), (fault.File, fault.Path));
        Assert.Contains(reason, fault.Reason);
    }
}
