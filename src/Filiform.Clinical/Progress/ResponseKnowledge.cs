using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Quality;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Progress;

/// <summary>The parameters, group priors and rules of <c>response-model.json</c>, checked and frozen.</summary>
public sealed class ResponseKnowledge
{
    private ResponseKnowledge(Node root)
    {
        Version = root["version"].Text;
        Statement = root["statement"].Said;
        var parameters = ReadParameters(root["parameters"]);
        Default = new ResponseModel(parameters, ReadRules(root["rules"]));
        (Groups, GroupById) = Keyed.Read(root["groupPriors"], node => new GroupPrior(
            node["group"].Text, node["muB"].Within(-10, 10), node["tauB"].Within(1e-6, 10), node["status"].Text), prior => prior.Group);
        Sources = [.. root["sources"].NotEmpty().Items.Select(source => source["cite"].Text)];
        Coverage = root["calibration"]["required"].Items.Select(end => end.Within(0, 1)).ToList() is [var low, var high] && low < high
            ? new Bounds(low, high) : throw root["calibration"]["required"].Fault("must be a lower and an upper share");
    }

    public string Version { get; }

    /// <summary>Stands beside every forecast, word for word.</summary>
    public Said Statement { get; }

    /// <summary>The model with the parameters that hold where no group fits.</summary>
    public ResponseModel Default { get; }

    public ImmutableArray<GroupPrior> Groups { get; }
    public FrozenDictionary<string, GroupPrior> GroupById { get; }
    public ImmutableArray<string> Sources { get; }

    /// <summary>Share of readings that the 80 % bands must hold before a network's own prior is adopted.</summary>
    public Bounds Coverage { get; }

    /// <exception cref="KnowledgeFault">The file is incomplete or contradicts itself.</exception>
    public static ResponseKnowledge Read(Node root) => new(root);

    /// <summary>What travels inside this assembly.</summary>
    public static ResponseKnowledge Embedded() => new(KnowledgeFile.Parse("response-model.json", KnowledgeFile.Embedded("response-model.json")));

    /// <summary>The model of a body-area group.</summary>
    /// <param name="group">A group of <c>groupPriors</c>; any other name gets the default.</param>
    public ResponseModel For(string group) => GroupById.TryGetValue(group, out var prior)
        ? Default with { Parameters = Default.Parameters with { MuB = prior.MuB, TauB = prior.TauB } } : Default;

    private static ResponseParameters ReadParameters(Node node) => new(
        node["mu0"].Within(0, 10), node["tau0"].Within(1e-6, 100), node["muB"].Within(-10, 10), node["tauB"].Within(1e-6, 100),
        node["rho"].Within(0.01, 1), node["sigma"].Within(1e-6, 100), node["q"].Within(0, 100), node["rounding"].Bool,
        new WithinSession(node["within"]["use"].Bool, node["within"]["kappa"].Within(0, 100), node["within"]["sigma"].Within(1e-6, 100)));

    private static ResponseRules ReadRules(Node node) => new(
        node["checkpoint"].WholeWithin(1, 100), node["continueAt"].Within(0, 1), node["modifyAt"].Within(0, node["continueAt"].Double),
        node["goalAt"].Within(0, 1), node["worsenedBy"].Within(0, 10), node["meaningful"].Within(0, 10), node["maxHorizon"].WholeWithin(1, 100));
}

/// <param name="Status">Whether it is an assumption or was estimated, in words.</param>
public sealed record GroupPrior(string Group, double MuB, double TauB, string Status);
