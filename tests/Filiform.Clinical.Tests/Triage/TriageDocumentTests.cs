using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Tests.Screening;
using Filiform.Clinical.Triage;

namespace Filiform.Clinical.Tests.Triage;

public sealed class TriageDocumentTests
{
    private static readonly SafetyKnowledge Knowledge = SafetyKnowledge.Embedded;

    [Fact]
    public void Gives_the_published_example_to_the_letter()
    {
        var example = Example.Read("Triage/triage.json");

        var input = TriageDocument.Read(Knowledge, example.Input).Value!;

        Assert.Equal(example.Output, Example.Written(json => TriageDocument.Write(CheckInTriage.Evaluate(Knowledge, input), json)));
    }

    [Fact]
    public void Writes_what_the_patient_is_told_in_both_languages()
    {
        var input = TriageDocument.Read(Knowledge, Example.Json("""{"asOf":"2027-02-08","followUp":{"fu-stroke-signs":true}}""")).Value!;
        var result = CheckInTriage.Evaluate(Knowledge, input);

        var written = System.Text.Json.JsonElement.Parse(Example.Written(json => TriageDocument.Write(result, json))).GetProperty("messages");

        var rule = Knowledge.TriageRules.Single(each => each.Id == "t-stroke-signs");
        Assert.Equal(1, written.GetArrayLength());
        Assert.Equal(
            ("t-stroke-signs", rule.PatientMessage.En, rule.PatientMessage.Es),
            (written[0].GetProperty("id").GetString(), written[0].GetProperty("en").GetString(), written[0].GetProperty("es").GetString()));
    }

    [Fact]
    public void Needs_neither_the_screening_nor_the_session()
    {
        var input = TriageDocument.Read(Knowledge, Example.Json("""{"asOf":"2027-02-08","followUp":{},"answers":null}""")).Value!;

        Assert.Empty(input.Answers);
        Assert.Null(input.Session);
    }

    [Theory]
    [InlineData("""{"asOf":"2027-02-08"}""", "followUp: is missing; it must be an object")]
    [InlineData("""{"asOf":"2027-02-08","followUp":{"q-ate-today":true}}""", "followUp.q-ate-today: is no follow-up question or fact")]
    [InlineData("""{"asOf":"2027-02-08","followUp":{},"answers":{"fu-fever":true}}""", "answers.fu-fever: is no screening question")]
    [InlineData("""{"asOf":"2027-02-08","followUp":{"fu-bruise":"tiny"}}""", "followUp.fu-bruise: 'tiny' is no option; allowed: none, small, large, growing")]
    public void Refuses_what_is_wrong(string document, string fault)
    {
        var reading = TriageDocument.Read(Knowledge, Example.Json(document));

        Assert.Equal([fault], reading.Faults.Select(note => $"{note.Field}: {note.Message}"));
    }

    [Theory]
    [InlineData("2027-02-08T15:10:00-07:00", true)]
    [InlineData("2027-02-08T15:10:00.25Z", true)]
    [InlineData("2027-02-08T15:10-0700", true)]
    [InlineData("2027-02-08T15:10:00", false)]
    [InlineData("2027-02-08", false)]
    public void Reads_a_time_only_with_its_offset(string time, bool readable)
    {
        var input = TriageDocument.Read(Knowledge, Example.Json($$"""{"asOf":"2027-02-08","followUp":{"s-ended-at":"{{time}}"} }""")).Value!;

        Assert.Equal(readable, input.Warnings.IsEmpty);
    }
}
