using System.Text.Json;
using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Reads the links strictly: every question and option exists, every link has its reason and its sources, nothing is answered with no.</summary>
public static class RecordLinksReader
{
    private static readonly string[] Kinds = ["condition", "medication", "allergy", "procedure", "device"];
    private static readonly string[] PhraseNames = ["origin", "since", "on", "span", "past"];

    /// <exception cref="KnowledgeFault">The file is wrong; it names the place.</exception>
    public static RecordLinks Read(Node root, ScreeningForm form)
    {
        var safety = KnowledgeFile.Parse("safety.json", KnowledgeFile.Embedded("safety.json"));
        var sources = Sources(safety["sources"]).Concat(Sources(root["sources"])).ToHashSet();
        var flags = root["flags"].Members.ToImmutableDictionary(flag => flag.Name, flag => flag.Value.Said);
        var reading = new Reading(form, sources, [.. flags.Keys], Systems(root), root["byPrefix"].Texts);
        var links = root["links"].Items.Select(reading.Link).ToImmutableArray();
        if (links.GroupBy(link => link.Id).FirstOrDefault(same => same.Count() > 1) is { } twice) throw root["links"].Fault($"'{twice.Key}' stands twice");
        return new(
            root["version"].Text, links, Words(root["ignored"]), Words(root["historic"]), Words(root["doubtful"]),
            PhraseNames.ToImmutableDictionary(name => name, name => root["phrases"][name].Said), flags, form);
    }

    private static IEnumerable<string> Sources(Node list) => list.Items.Select(source => source["id"].Text);

    private static ImmutableDictionary<string, ImmutableArray<string>> Systems(Node root) =>
        root["systems"].Members.ToImmutableDictionary(system => system.Name, system => system.Value.Texts);

    private static ImmutableArray<LinkWord> Words(Node list) => [.. list.Texts.Select(LinkWord.Of)];

    private sealed record Reading(
        ScreeningForm Form, HashSet<string> Sources, ImmutableArray<string> Flags,
        ImmutableDictionary<string, ImmutableArray<string>> Systems, ImmutableArray<string> ByPrefix)
    {
        public RecordLink Link(Node node)
        {
            _ = node["reason"].Text;
            if (node["sources"].Items.FirstOrDefault(source => !Sources.Contains(source.Text)) is { File: not null } unknown) throw unknown.Fault("is no source");
            var past = node["past"];
            return new(
                node["id"].Text, [.. node["kinds"].Items.Select(kind => kind.Code(Kinds))], node["name"].Said,
                node.Find("codes") is { } codes ? Codes(codes) : [],
                node.Find("words") is { } words ? Words(words) : [], node.Find("unless") is { } unless ? Words(unless) : [],
                Counts(node), node.Find("withinDays")?.Int, Answers(node["answers"]), Past(past, node["answers"]),
                node.Find("otherwise")?.Bool ?? false,
                node.Find("flags") is { } flags ? [.. flags.Items.Select(flag => flag.Code(Flags))] : []);
        }

        private ImmutableArray<LinkCode> Codes(Node node) =>
        [
            .. from system in node.Members
               let addresses = Systems.GetValueOrDefault(system.Name) is { IsDefault: false } known ? known : throw system.Value.Fault("is no system of this file")
               from code in system.Value.Texts
               select new LinkCode(addresses, code, ByPrefix.Contains(system.Name)),
        ];

        private static LinkCounts Counts(Node node) => node.Find("counts")?.Code(["present", "ever", "never"]) switch
        {
            "ever" => LinkCounts.Ever,
            "never" => LinkCounts.Never,
            _ => LinkCounts.Present,
        };

        /// <summary><c>ask</c> puts the same questions without answering them.</summary>
        private ImmutableArray<LinkAnswer> Past(Node past, Node answers)
        {
            if (past.Json.ValueKind == JsonValueKind.Array) return Answers(past);
            return past.Code(["ask", "ignore"]) == "ask" ? AskOnly(Answers(answers)) : [];
        }

        private ImmutableArray<LinkAnswer> Answers(Node list) => [.. list.Items.Select(Answer)];

        private LinkAnswer Answer(Node node)
        {
            var question = Form.Find(node["question"].Text) ?? throw node["question"].Fault("is no question of safety.json");
            if (node.Find("from") is { } from)
                return new(question.Id, null, question.Type == (from.Code(["onset", "display"]) == "onset" ? "date" : "text")
                    ? from.Text : throw from.Fault($"does not answer a question of type {question.Type}"));
            if (node.Find("value") is not { } value) return new(question.Id, null, null);
            return question.MayBe(value.Json) ? new(question.Id, value.Json, null) : throw value.Fault($"is no answer a record may give to {question.Id}");
        }
    }

    internal static ImmutableArray<LinkAnswer> AskOnly(ImmutableArray<LinkAnswer> answers) =>
        [.. answers.Where(answer => answer.From is null).Select(answer => answer with { Value = null })];
}
