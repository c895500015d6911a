using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Screening;

namespace Filiform.Cli;

/// <summary><c>filiform screen</c>: the safety rules about one person and, once there is a plan, one session.</summary>
internal sealed class ScreenCommand() : ClinicalCommand("screen", """
    Asks every safety rule about one person and, once there is a plan, about the session.

    in   {"asOf":date, "answers":{questionId:value}, "session":{"phase":"plan|start|sign"?, "facts":{sessionFactId:value}}?}
    out  {"disposition", "rules":[{"id","severity","disposition","state":"fired|unknown","requires":[],"sources":[]}],
          "constraints":[ruleId], "requires":[], "blocks":["sign","start"], "unanswered":[factId], "warnings":[{"field","message"}], "knowledgeVersion"}

    No session means that there is no plan yet. What is not answered, and "unsure", is unknown: it never clears anybody. A value of the
    wrong type is unknown too and named in warnings; an id or option that does not exist, or a number out of range, is refused.
    'filiform schema screen' lists every question and session fact with its values. The exit status is 0 whatever the disposition.
    """)
{
    protected override Answer Answer(JsonElement input) => Cli.Answer.To(
        ScreenDocument.Read(SafetyKnowledge.Embedded, input), Name,
        screening =>
        {
            var result = Screen.Evaluate(SafetyKnowledge.Embedded, screening);
            return json => ScreenDocument.Write(result, json);
        });
}
