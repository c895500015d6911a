using System.Text.Json;
using Filiform.Clinical.Quality;

namespace Filiform.Cli;

/// <summary><c>filiform quality FUNCTION</c>: one formula of quality.md.</summary>
/// <param name="function">A name of <see cref="QualityFunctions.ByName"/>.</param>
internal sealed class QualityCommand(string function, string help) : ClinicalCommand($"quality {function}", help)
{
    public static ImmutableArray<ClinicalCommand> All =>
    [
        new QualityCommand("proportion", """
            Gives three intervals for x events in n treatments.

            in   {"x","n","conf"}
            out  {"estimate","clopperPearson":[low,high],"midP":[low,high],"wilson":[low,high]}
            """),
        new QualityCommand("poisson", """
            Gives Garwood's interval for a count of events.

            in   {"x","conf"}
            out  {"garwood":[low,high]}
            """),
        new QualityCommand("zeroEvents", """
            Says how high a rate can be when nothing happened in n treatments.

            in   {"n","conf"}
            out  {"oneSidedUpper","ruleOfThree"}
            """),
        new QualityCommand("exactTest", """
            Tests x of n against a probability, exactly and on both sides.

            in   {"x","n","p0"}
            out  {"pTwoSided"}
            """),
        new QualityCommand("indirect", """
            Standardises a clinic's events by the case mix of all others.

            in   {"overall","refX":[],"refN":[],"clinicN":[],"observed","m"?}
            out  {"stratumRates":[],"expected","ratio","ratioCi95":[low,high],"adjustedRate"}

            refX, refN and clinicN have one entry for each stratum. m: how strongly small strata lean on the overall rate, in treatments.
            """),
        new QualityCommand("funnelBinomial", """
            Draws funnel limits for a share at n treatments.

            in   {"n","p0"}
            out  {"limits":{"low998","low95","high95","high998"}}
            """),
        new QualityCommand("funnelPoisson", """
            Draws funnel limits for a count with an expectation.

            in   {"expected"}
            out  {"limits":{"low998","low95","high95","high998"}}
            """),
        new QualityCommand("overdispersion", """
            Says how much wider than chance clinics differ.

            in   {"z":[],"winsorise"?}
            out  {"phi","threshold","inflate","factor"}
            """),
        new QualityCommand("cusum", """
            Runs a risk-adjusted cumulative sum.

            in   {"y":[0|1],"p":[],"oddsRatio","h","reset"?}
            out  {"path":[],"alarmsAt":[]}

            p: the expected probability of each treatment. alarmsAt counts treatments from 1.
            """),
        new QualityCommand("cusumArl", """
            Gives the mean number of treatments until a cumulative sum alarms.

            in   {"p0","oddsRatio","h","trueP"?,"gridCells"?}
            out  {"arl"}
            """),
        new QualityCommand("latticeCusum", """
            Runs a cumulative sum on whole steps, with its exact run lengths.

            in   {"p0","M","H","y":[0|1]}
            out  {"p1","arl0","arl1","path":[],"alarmsAt":[]}
            """),
    ];

    protected override Answer Answer(JsonElement input) => Cli.Answer.To(QualityFunctions.ByName[function](input), write => write);
}
