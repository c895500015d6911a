using System.Collections.Frozen;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Practice;

/// <summary>Which atlas entries are parts of one muscle, so that a code counts it once (<c>muscle-groups.json</c>).</summary>
public sealed class MuscleGroups
{
    private readonly FrozenDictionary<string, string> groupOf;

    private MuscleGroups(Node root, FrozenDictionary<string, Muscle> muscles)
    {
        Version = root["version"].Text;
        Rule = root["rule"].Said;
        (Sources, var sources) = Keyed.Read(root["sources"], Citation.Read, source => source.Id);
        (Groups, _) = Keyed.Read(root["groups"], node => new MuscleGroup(
            node["id"].Text, node["name"].Said, node["parts"].NotEmpty().AllIn(muscles, "muscle"), node["because"].Said,
            node["sources"].NotEmpty().AllIn(sources, "source")), group => group.Id);
        var members = Groups.SelectMany(group => group.Parts.Select(part => (part, group.Id))).ToList();
        if (members.DistinctBy(member => member.part).Count() != members.Count) throw root["groups"].Fault("puts a muscle into two groups");
        groupOf = members.ToFrozenDictionary(member => member.part, member => member.Id, StringComparer.Ordinal);
    }

    public string Version { get; }
    public Said Rule { get; }
    public ImmutableArray<MuscleGroup> Groups { get; }
    public ImmutableArray<Citation> Sources { get; }

    /// <exception cref="KnowledgeFault">A part is no muscle of the atlas, or stands in two groups.</exception>
    public static MuscleGroups Read(Node root, ReferralAtlas atlas) => new(root, atlas.MuscleById);

    /// <summary>What travels inside this assembly.</summary>
    public static MuscleGroups Embedded(ReferralAtlas atlas) =>
        Read(KnowledgeFile.Parse("muscle-groups.json", KnowledgeFile.Embedded("muscle-groups.json")), atlas);

    /// <summary>The muscle that a part belongs to; anything else is its own muscle.</summary>
    public string Whole(string muscle) => groupOf.GetValueOrDefault(muscle, muscle);
}

/// <param name="Because">Why its parts are one muscle.</param>
public sealed record MuscleGroup(string Id, Said Name, ImmutableArray<string> Parts, Said Because, ImmutableArray<string> Sources);
