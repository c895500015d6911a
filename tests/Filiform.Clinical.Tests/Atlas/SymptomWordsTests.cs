using Filiform.Clinical.Atlas;

namespace Filiform.Clinical.Tests.Atlas;

public sealed class SymptomWordsTests
{
    private static readonly ReferralAtlas Atlas = ReferralAtlas.Embedded();
    private static readonly Muscle Trapezius = Atlas.MuscleById["upper-trapezius"];

    [Theory]
    [InlineData("My neck is so STIFF in the morning", "en", "stiff neck", "en")]
    [InlineData("Cefaléa tensional al trabajar", "es", "cefalea tensional", "es")]
    [InlineData("Tengo rigidez al girar", "en", "rigidez", "es")]
    [InlineData("tension headaches at my desk", "es", "tension headache", "en")]
    public void Finds_the_words_of_the_record_in_any_order_form_and_language(string written, string language, string text, string of) =>
        Assert.Contains(new SymptomMatch(text, of), SymptomWords.In(Trapezius, [written], language));

    [Theory]
    [InlineData("My neck hurts")]
    [InlineData("the and from with")]
    [InlineData("")]
    public void A_part_of_a_symptom_is_none(string written) => Assert.Empty(SymptomWords.In(Trapezius, [written], "en"));

    [Fact]
    public void Two_texts_do_not_make_one_symptom() => Assert.Empty(SymptomWords.In(Trapezius, ["stiff back", "sore neck"], "en"));

    [Fact]
    public void The_readers_language_is_shown_where_both_match() => Assert.All(
        SymptomWords.In(Trapezius, ["stiff neck, rigidez, cefalea tensional"], "es"), match => Assert.Equal("es", match.Language));

    [Theory]
    [InlineData(1, ReferralStrength.Essential)]
    [InlineData(0.9, ReferralStrength.Common)]
    [InlineData(0.6, ReferralStrength.Common)]
    [InlineData(0.5, ReferralStrength.SpillOver)]
    [InlineData(0.3, ReferralStrength.SpillOver)]
    [InlineData(0.25, ReferralStrength.Occasional)]
    public void A_weight_has_the_word_of_its_step(double weight, ReferralStrength strength) => Assert.Equal(strength, new Referral("neck-back-{side}", weight).Strength);
}
