using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using static Filiform.Clinical.Tests.Screening.Patient;

namespace Filiform.Clinical.Tests.Screening;

public sealed class ScreenDocumentTests
{
    private static readonly SafetyKnowledge Knowledge = SafetyKnowledge.Embedded;

    [Fact]
    public void Gives_the_published_example_to_the_letter()
    {
        var example = Example.Read("Screening/screen.json");

        var input = ScreenDocument.Read(Knowledge, example.Input).Value!;

        Assert.Equal(example.Output, Example.Written(json => ScreenDocument.Write(Screen.Evaluate(Knowledge, input), json)));
    }

    [Theory]
    [InlineData("""[]""", "(document): must be an object")]
    [InlineData("""{"answers":{}}""", "asOf: must be a date (YYYY-MM-DD)")]
    [InlineData("""{"asOf":"2027-02-30","answers":{}}""", "asOf: must be a date (YYYY-MM-DD)")]
    [InlineData("""{"asOf":"2027-02-08"}""", "answers: is missing; it must be an object")]
    [InlineData("""{"asOf":"2027-02-08","answers":[]}""", "answers: must be an object")]
    [InlineData("""{"asOf":"2027-02-08","answers":{},"plan":{}}""", "plan: is not known here; allowed: asOf, answers, session")]
    [InlineData("""{"asOf":"2027-02-08","asOf":"2027-02-08","answers":{}}""", "asOf: stands twice")]
    [InlineData("""{"asOf":"2027-02-08","answers":{"q-ate-today":true,"q-ate-today":false}}""", "answers.q-ate-today: stands twice")]
    [InlineData("""{"asOf":"2027-02-08","answers":{"q-eaten":true}}""", "answers.q-eaten: is no screening question")]
    [InlineData("""{"asOf":"2027-02-08","answers":{"s-first-session":true}}""", "answers.s-first-session: is no screening question")]
    [InlineData("""{"asOf":"2027-02-08","answers":{"d-bmi":20}}""", "answers.d-bmi: is no screening question")]
    [InlineData("""{"asOf":"2027-02-08","answers":{"q-needle-fear":11}}""", "answers.q-needle-fear: 11 is out of range; allowed: 0 to 10")]
    [InlineData("""{"asOf":"2027-02-08","answers":{"q-inr":0.4}}""", "answers.q-inr: 0.4 is out of range; allowed: 0.5 to 15")]
    [InlineData("""{"asOf":"2027-02-08","answers":{"q-cancer":"maybe"}}""", "answers.q-cancer: 'maybe' is no option; allowed: none, past, current")]
    [InlineData("""{"asOf":"2027-02-08","answers":{},"session":{"phase":"end","facts":{}}}""", "session.phase: must be one of plan, start, sign")]
    [InlineData("""{"asOf":"2027-02-08","answers":{},"session":{}}""", "session.facts: is missing; it must be an object")]
    [InlineData("""{"asOf":"2027-02-08","answers":{},"session":{"facts":{"s-ended-at":"2027-02-08T10:00Z"}}}""", "session.facts.s-ended-at: is no session fact")]
    [InlineData("""{"asOf":"2027-02-08","answers":{},"session":{"facts":{"s-needles-in":1e99}}}""", "session.facts.s-needles-in: 1e99 is out of range; allowed: numbers of at most 28 digits")]
    [InlineData("""{"asOf":"2027-02-08","answers":{"q-inr":1.50000000000000000000000000000001}}""", "answers.q-inr: 1.50000000000000000000000000000001 is too long to be held exactly; allowed: numbers of at most 28 digits")]
    [InlineData("""{"asOf":"2027-02-08","answers":{},"session":{"facts":{"s-needles-in":1e-40}}}""", "session.facts.s-needles-in: 1e-40 is too long to be held exactly; allowed: numbers of at most 28 digits")]
    [InlineData("""{"asOf":"0000-01-01","answers":{}}""", "asOf: must be a date (YYYY-MM-DD)")]
    [InlineData("""{"asOf":"2027-02-08","answers":{"\ud800":true}}""", "answers.�: is no screening question")]
    public void Refuses_what_is_wrong_and_says_what_is_allowed(string document, string fault)
    {
        var reading = ScreenDocument.Read(Knowledge, Example.Json(document));

        Assert.Null(reading.Value);
        Assert.Equal([fault], reading.Faults.Select(note => $"{note.Field}: {note.Message}"));
    }

    [Theory]
    [InlineData("0.5000000000000000000000000000", true)]
    [InlineData("1.500000000000000000000000000", true)]
    [InlineData("0.0", false)]
    [InlineData("15e0", true)]
    public void Holds_a_number_of_28_digits(string number, bool allowed) => Assert.Equal(allowed,
        ScreenDocument.Read(Knowledge, Example.Json($$"""{"asOf":"2027-02-08","answers":{"q-inr":{{number}} } }""")).Value is not null);

    /// <summary>A line of millions of unknown names cost four gigabytes.</summary>
    [Fact]
    public void Names_a_thousand_faults_and_no_more()
    {
        var answers = string.Join(',', Enumerable.Range(0, 5_000).Select(at => $"\"q-x{at}\":1"));

        Assert.Equal(1_000, ScreenDocument.Read(Knowledge, Example.Json($$"""{"asOf":"2027-02-08","answers":{ {{answers}} } }""")).Faults.Length);
    }

    [Fact]
    public void Names_every_fault_at_once()
    {
        var reading = ScreenDocument.Read(Knowledge, Example.Json("""{"answers":{"q-cancer":"maybe","q-x":1},"session":{"phase":7,"facts":{}}}"""));

        Assert.Equal(["asOf", "answers.q-x", "answers.q-cancer", "session.phase"], reading.Faults.Select(note => note.Field));
    }

    [Theory]
    [InlineData("""{"q-date-of-birth":"-0044-03-15"}""", "q-date-of-birth", "expected a date (YYYY-MM-DD), got a text; read as unknown")]
    [InlineData("""{"q-inr":"2,4"}""", "q-inr", "expected a number, got a text; read as unknown")]
    [InlineData("""{"q-ate-today":"yes"}""", "q-ate-today", "expected true or false, got a text; read as unknown")]
    [InlineData("""{"q-cancer":true}""", "q-cancer", "expected a text, got true or false; read as unknown")]
    [InlineData("""{"q-blood-thinner-list":"aspirin"}""", "q-blood-thinner-list", "expected a list of texts, got a text; read as unknown")]
    [InlineData("""{"q-blood-thinner-list":["aspirin",7]}""", "q-blood-thinner-list", "expected a list of texts, got a list; read as unknown")]
    [InlineData("""{"q-surgery-date":"08/02/2027"}""", "q-surgery-date", "expected a date (YYYY-MM-DD), got a text; read as unknown")]
    [InlineData("""{"q-surgery-date":20270208}""", "q-surgery-date", "expected a date (YYYY-MM-DD), got a number; read as unknown")]
    [InlineData("""{"q-medicines-other":{}}""", "q-medicines-other", "expected a text, got an object; read as unknown")]
    [InlineData("""{"q-medicines-other":"\ud800"}""", "q-medicines-other", "expected a text, got a text with a broken character; read as unknown")]
    public void Warns_of_what_it_reads_as_unknown(string answers, string field, string message)
    {
        var input = ScreenDocument.Read(Knowledge, Example.Json($$"""{"asOf":"2027-02-08","answers":{{answers}}}""")).Value!;

        Assert.Equal([new FieldNote(field, message)], input.Warnings);
        Assert.Same(Value.Unreadable, input.Answers[field]);
    }

    [Fact]
    public void Takes_null_as_no_answer_and_unsure_as_a_reply_without_a_warning()
    {
        var input = ScreenDocument.Read(
            Knowledge, Example.Json("""{"asOf":"2027-02-08","answers":{"q-ate-today":null,"q-inr":"unsure"},"session":null}""")).Value!;

        Assert.Equal(["q-inr"], input.Answers.Keys);
        Assert.Empty(input.Warnings);
        Assert.Null(input.Session);
    }

    [Fact]
    public void Never_clears_on_a_number_written_as_text()
    {
        var read = ScreenDocument.Read(Knowledge, Example.Json("""{"asOf":"2027-02-08","answers":{"q-inr":"2,4"}}""")).Value!.Answers;

        var result = Screened(With(
            ("q-blood-thinner", Yes), ("q-blood-thinner-list", Many("warfarin")), ("q-inr", read["q-inr"]), ("q-inr-date", On(2027, 2, 1))));

        Assert.Equal(FindingState.Unknown, result.Found("vka-inr-high")!.State);
        Assert.Equal(["q-inr"], result.Unanswered);
    }

    [Fact]
    public void Stores_answers_so_that_they_read_the_same()
    {
        var answers = With(("q-inr", Of(2.40m)), ("q-blood-thinner-list", Many("warfarin")), ("q-skin-problem", Value.Unsure));

        var stored = Example.Json(Example.Written(json => AnswersDocument.Write(answers, json)));
        var back = AnswersDocument.Read(Knowledge, FactOrigin.Question, stored).Value!;

        Assert.Equal(answers.Keys.Order(), back.Keys.Order());
        Assert.All(answers.Where(answer => answer.Value is not Value.Options), answer => Assert.Equal(answer.Value, back[answer.Key]));
        Assert.Equal(["warfarin"], ((Value.Options)back["q-blood-thinner-list"]).Ids);
    }
}
