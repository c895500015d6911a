using System.Text.Json;
using Filiform.Cli.Output;
using Filiform.Clinical.Progress;
using Spectre.Console;

namespace Filiform.Cli;

/// <summary><c>filiform respond</c>: the outlook of one course of care.</summary>
internal sealed class RespondCommand() : ClinicalCommand("respond", """
    Forecasts pain over a course of sessions and suggests whether to go on.

    in   {"obs":[0–10|null,…], "plannedSessions", "goal", "days":[gap|null,…]?, "within":[change|null,…]?,
          "parameters":{"mu0","tau0","muB","tauB","rho","sigma","q","rounding","within":{"use","kappa","sigma"}}?}
    out  {"k", "x":[mean,sd], "b":[mean,sd], "a":[mean,sd],
          "forecast":[{"n","mean","latentSd","latent80":[low,high],"observed80":[low,high],"pGoal","pMeaningful"}],
          "sessionsToGoal":{"p10","p50","p90","horizon"}, "decision":"keep-going|continue|modify|stop-reassess|goal-reached"}

    obs: pain before the first session and after each one; null where it was not read. days and within have one entry for each reading,
    the first unused. Members of parameters that are absent keep the value of response-model.json. A prompt to the clinician, never automatic.
    """)
{
    /// <summary>Sessions to the goal are a range and "or longer" for whoever reads, never one number (response-model.md §5).</summary>
    public override void Show(JsonElement document, IAnsiConsole screen)
    {
        const string Sessions = "sessionsToGoal";
        var to = document.GetProperty(Sessions);
        int? At(string name) => to.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
        DocumentTable.Show(JsonSerializer.SerializeToElement(document.EnumerateObject().Where(member => member.Name != Sessions).ToDictionary(member => member.Name, member => member.Value)), screen);
        screen.WriteLine(PatientWords.Of(new SessionsToGoal(At("p10"), At("p50"), At("p90"), to.GetProperty("horizon").GetInt32())).En);
    }

    private static readonly Lazy<ResponseModel> Model = new(() => ResponseKnowledge.Embedded().Default);

    protected override Answer Answer(JsonElement input) => Cli.Answer.To(RespondDocument.Read(input, Model.Value), read =>
    {
        var forecast = read.Model.Forecast(read.Course);
        return json => RespondDocument.Write(forecast, json);
    });
}
