using Filiform.Journeys.Learn.Asking;

namespace Filiform.Demonstration;

/// <summary>What visitors ask a practitioner, and what they are told. The newest two still wait, so that the inbox has work.</summary>
internal sealed class Curious(Stage stage)
{
    /// <param name="DaysAgo">Before the demonstration begins.</param>
    /// <param name="Answer">Null while nobody has answered.</param>
    private sealed record Asked(double DaysAgo, string Language, string Topic, string Text, string? Answer);

    private static readonly ImmutableArray<Asked> All =
    [
        new(20, "en", "safety", "I take apixaban for my heart rhythm. Can I still be needled?",
            "Blood thinners do not always rule it out. We ask about them before the first needle and decide muscle by muscle; a deep muscle that cannot be pressed on may be left out. Please do not stop your medicine for us."),
        new(12, "es", "feel", "¿Duele mucho cuando el músculo da el tirón?",
            "La mayoría lo siente como un calambre breve. Puede pedir que paremos en cualquier momento, y empezamos con pocas agujas."),
        new(6, "en", "basics", "My shoulder has hurt for two years. Is it too late for this to help?",
            "Not too late, but a long history usually needs more time and exercise. We look again after the first three sessions; if nothing has changed by then, we change the plan or stop."),
        new(1.6, "en", "cost", "Do you bill insurance for needling, or do I pay myself?", null),
        new(0.4, "es", "visit", "Trabajo de pie todo el día. ¿Puedo volver al trabajo después de la primera visita?", null),
    ];

    /// <summary>Queues each question, and an answer a day later.</summary>
    public void Plan(Actor therapist)
    {
        foreach (var asked in All)
            stage.At(stage.End - Duration.FromDays(asked.DaysAgo), () => Ask(asked, therapist));
    }

    private async Task Ask(Asked asked, Actor therapist)
    {
        var code = await stage.Ask<AskQuestion, AskQuestion.Request, string>(new(asked.Topic, asked.Text, null, asked.Text, asked.Language), Actor.Visitor);
        if (code is null || asked.Answer is not { } answer) return;
        stage.At(stage.Now + Duration.FromHours(19), async () =>
        {
            var inbox = await stage.Ask<ShowQuestions, ShowQuestions.Request, ShowQuestions.View>(new(), therapist);
            if (inbox?.Waiting.FirstOrDefault(each => each.Body == asked.Text) is { } found)
                await stage.Do<AnswerQuestion, AnswerQuestion.Request, Done>(new(found.Id, answer), therapist);
        });
    }
}
