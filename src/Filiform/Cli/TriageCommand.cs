using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Triage;

namespace Filiform.Cli;

/// <summary><c>filiform triage</c>: how soon somebody must act on a check-in.</summary>
internal sealed class TriageCommand() : ClinicalCommand("triage", """
    Says how soon somebody must act on a check-in after a session.

    in   {"asOf":date, "followUp":{id:value}, "answers":{questionId:value}?, "session":{"phase"?,"facts":{}}?}
    out  {"level":"none|self-care|clinician-review|urgent-same-day|emergency", "rules":[{"id","level","state":"fired|unknown","sources":[]}],
          "messages":[{"id","en","es"}], "unanswered":[factId], "warnings":[{"field","message"}], "knowledgeVersion"}

    followUp holds the answers (fu-…), the end of the session (s-ended-at) and the time of answering (fu-answered-at). answers and session
    as for 'screen'. Unknown rules that would only mean self-care are left out; any other unknown rule asks for a clinician's review.
    'filiform schema triage' lists every question with its values.
    """)
{
    protected override Answer Answer(JsonElement input) => Cli.Answer.To(
        TriageDocument.Read(SafetyKnowledge.Embedded, input), Name,
        checkIn =>
        {
            var result = CheckInTriage.Evaluate(SafetyKnowledge.Embedded, checkIn);
            return json => TriageDocument.Write(result, json);
        });
}
