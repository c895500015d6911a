using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Practice.Import;

namespace Filiform.Tests.Journeys.Import;

public sealed class PreAnswersTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    [Theory]
    [InlineData("medication", "Warfarin Sodium 5 MG Oral Tablet", Standing.Present, "q-blood-thinner=true q-blood-thinner-list=[\"warfarin\"]")]
    [InlineData("medication", "Clopidogrel 75 MG Oral Tablet", Standing.Present, "q-blood-thinner=true q-blood-thinner-list=[\"clopidogrel\"]")]
    [InlineData("medication", "0.4 ML Enoxaparin 100 MG/ML Prefilled Syringe", Standing.Present, "q-blood-thinner=true q-blood-thinner-list=[\"heparin\"]")]
    [InlineData("medication", "Warfarin Sodium 5 MG Oral Tablet", Standing.Past, "q-blood-thinner=? q-blood-thinner-list=?")]
    [InlineData("medication", "Warfarin Sodium 5 MG Oral Tablet", Standing.Unclear, "q-blood-thinner=? q-blood-thinner-list=?")]
    [InlineData("medication", "Warfarin Sodium 5 MG Oral Tablet", Standing.Void, "")]
    [InlineData("medication", "Ibuprofen 200 MG Oral Tablet", Standing.Past, "")]
    [InlineData("medication", "Diclofenac 1% Topical Gel", Standing.Present, "q-medicines-other=\"Diclofenac 1% Topical Gel\"")]
    [InlineData("medication", "Digoxin 0.125 MG Oral Tablet", Standing.Present, "q-medicines-other=\"Digoxin 0.125 MG Oral Tablet\"")]
    [InlineData("medication", "Methotrexate 10 MG Oral Tablet", Standing.Present, "q-weak-immune=true")]
    [InlineData("condition", "Alzheimer's disease (disorder)", Standing.Present, "q-communication-need=\"memory-or-thinking\"")]
    [InlineData("condition", "Epilepsy", Standing.Present, "q-epilepsy=?")]
    [InlineData("condition", "History of single seizure (situation)", Standing.Present, "q-epilepsy=?")]
    [InlineData("condition", "Rheumatoid arthritis", Standing.Past, "q-weak-immune=?")]
    [InlineData("condition", "Asthma", Standing.Present, "q-lung-disease=\"asthma\"")]
    [InlineData("condition", "Malignant neoplasm of breast", Standing.Present, "q-cancer=\"current\"")]
    [InlineData("condition", "Malignant neoplasm of breast", Standing.Past, "q-cancer=\"past\"")]
    [InlineData("condition", "Family history of breast cancer", Standing.Present, "")]
    [InlineData("condition", "Suspected asthma", Standing.Present, "q-lung-disease=?")]
    [InlineData("condition", "Spontaneous pneumothorax", Standing.Past, "q-pneumothorax-history=true")]
    [InlineData("condition", "Otitis media", Standing.Present, "")]
    [InlineData("allergy", "Allergy to latex", Standing.Present, "q-antiseptic-latex-allergy=true")]
    [InlineData("allergy", "Nickel", Standing.Present, "q-metal-allergy=?")]
    [InlineData("device", "Cardiac pacemaker", Standing.Present, "q-pacemaker-icd=true")]
    [InlineData("procedure", "Lumbar laminectomy", Standing.Past, "q-spine-surgery=true")]
    public void Follow_from_the_words_of_an_item(string kind, string words, Standing standing, string answers) =>
        Assert.Equal(answers, Said(Item(kind, words, standing, "2015-03-01")));

    [Theory]
    [InlineData("http://www.nlm.nih.gov/research/umls/rxnorm", "1364430", "medication", "q-blood-thinner=true q-blood-thinner-list=[\"apixaban\"]")]
    [InlineData("http://www.whocc.no/atc", "B01AB05", "medication", "q-blood-thinner=true q-blood-thinner-list=[\"heparin\"]")]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm", "J44.9", "condition", "q-lung-disease=\"copd-emphysema\"")]
    [InlineData("http://snomed.info/sct", "52448006", "condition", "q-communication-need=\"memory-or-thinking\"")]
    [InlineData("urn:example:other", "J44.9", "condition", "")]
    public void Follow_from_a_code_without_words(string system, string code, string kind, string answers) =>
        Assert.Equal(answers, Said(Item(kind, "?", Standing.Present, "2015-03-01") with { Codings = [new(system, code, null)] }));

    [Theory]
    [InlineData("2026-08-01", "q-pregnant=\"yes\" until 2027-06-05")]
    [InlineData("2025-11-01", "q-pregnant=?")]
    [InlineData("2000-09-29", "q-pregnant=?")]
    [InlineData(null, "q-pregnant=?")]
    public void Hold_a_pregnancy_to_be_present_no_longer_than_one_lasts(string? onset, string answers) =>
        Assert.Equal(answers, Said(Item("condition", "Normal pregnancy", Standing.Present, onset)));

    [Fact]
    public void Never_take_a_miscarriage_for_a_pregnancy() =>
        Assert.Equal("q-pregnancy-complication=?", Said(Item("condition", "Miscarriage in first trimester", Standing.Present, "2026-11-01")));

    [Theory]
    [InlineData("2026-11-15", "q-recent-trauma=true until 2026-11-29 q-injury-date=\"2026-11-15\" until 2026-11-29")]
    [InlineData("2016-05-22", "")]
    public void Count_an_injury_for_two_weeks(string onset, string answers) =>
        Assert.Equal(answers, Said(Item("condition", "Whiplash injury to neck", Standing.Past, onset)));

    [Fact]
    public void Raise_the_question_of_who_consents() =>
        Assert.Equal(["who-consents"], PreAnswers.Flags(Item("condition", "Dementia", Standing.Present, null), RecordLinks.Shipped, Today));

    /// <summary>A record that says nothing clears nobody, and neither does one that says something.</summary>
    [Fact]
    public void Never_answer_with_no()
    {
        var every = RecordLinks.Shipped.Links.SelectMany(link => link.Answers.Concat(link.Past)).Where(answer => answer.Value is not null).ToList();

        Assert.NotEmpty(every);
        Assert.All(every, answer => Assert.True(RecordLinks.Shipped.Form.Find(answer.Question)!.MayBe(answer.Value!.Value)));
    }

    [Theory]
    [InlineData("{\"question\":\"q-blood-thinner\",\"value\":false}", "links[0].answers[0].value: is no answer a record may give to q-blood-thinner")]
    [InlineData("{\"question\":\"q-epilepsy\",\"value\":\"none\"}", "links[0].answers[0].value: is no answer a record may give to q-epilepsy")]
    [InlineData("{\"question\":\"q-epilepsy\",\"value\":\"sometimes\"}", "links[0].answers[0].value: is no answer a record may give to q-epilepsy")]
    [InlineData("{\"question\":\"q-nothing\"}", "links[0].answers[0].question: is no question of safety.json")]
    public void Are_checked_against_the_screening_when_read(string answer, string fault)
    {
        var file = $$"""
            {"version":"1","systems":{},"byPrefix":[],"ignored":[],"historic":[],"doubtful":[],"phrases":{},"flags":{},"sources":[{"id":"s"}],
             "links":[{"id":"x","kinds":["condition"],"name":{"en":"x","es":"x"},"answers":[{{answer}}],"past":"ask","reason":"r","sources":["s"]}]}
            """;

        var wrong = Assert.Throws<KnowledgeFault>(() =>
            RecordLinksReader.Read(KnowledgeFile.Parse("record-links.json", System.Text.Encoding.UTF8.GetBytes(file)), ScreeningForm.Shipped));

        Assert.Equal($"record-links.json: {fault}", wrong.Message);
    }

    private static RecordEntry Item(string kind, string words, Standing standing, string? onset) =>
        new(kind, "X/1", [], words, "x", standing, PartialDate.Of(onset), null);

    private static string Said(RecordEntry item) => string.Join(' ', PreAnswers.Of(item, RecordLinks.Shipped, Today).Select(answer =>
        $"{answer.Question}={(answer.Value is { } value ? JsonSerializer.Serialize(value) : "?")}{(answer.Until is { } until ? $" until {NodaTime.Text.LocalDatePattern.Iso.Format(until)}" : "")}"));
}
