using System.Text.Json;
using Filiform.Clinical.Progress;

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
    private static readonly Lazy<ResponseModel> Model = new(() => ResponseKnowledge.Embedded().Default);

    protected override Answer Answer(JsonElement input) => Cli.Answer.To(RespondDocument.Read(input, Model.Value), read =>
    {
        var forecast = read.Model.Forecast(read.Course);
        return json => RespondDocument.Write(forecast, json);
    });
}
