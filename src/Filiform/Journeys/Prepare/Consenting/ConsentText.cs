using System.Security.Cryptography;
using System.Text;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>The consent text of one patient in one language, to the byte. What is signed is <see cref="Hash"/>.</summary>
/// <param name="Risks">Ids of the rules whose messages stand under the patient's own risks.</param>
public sealed record ConsentText(
    string Language, string Version, string Heading, ImmutableArray<ConsentSection> Sections, ImmutableArray<string> Risks, ImmutableArray<SourceNote> Sources)
{
    /// <summary>The element that names the risks of this very patient.</summary>
    public const string OwnRisks = "c-your-risks";

    /// <summary>The text as plain UTF-8: this is what is kept, shown on the copy and hashed.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Heading).Append('\n');
            foreach (var section in Sections)
            {
                text.Append('\n').Append(section.Title).Append('\n').Append(section.Body).Append('\n');
                foreach (var point in section.Points) text.Append("- ").Append(point).Append('\n');
            }

            return text.ToString();
        }
    }

    /// <summary>SHA-256 of the bytes of <see cref="Text"/>, in hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <param name="sent">Null when the health questions are not answered: then the text can be read and refused, not signed.</param>
    public static ConsentText Of(SafetyKnowledge knowledge, Words words, VisitToPrepare visit, SentScreening? sent, string language)
    {
        var risks = sent?.Risks.Select(finding => finding.Rule).ToList() ?? [];
        var beside = sent switch
        {
            null => "prepare.consent-risks-unknown",
            // What somebody does not know is no risk that they do not have.
            { NotSure.IsEmpty: false } => "prepare.consent-risks-unsure",
            { Risks.IsEmpty: true } => "prepare.consent-risks-none",
            _ => null,
        };
        ImmutableArray<string> points =
            [.. risks.Select(rule => rule.PatientMessage.In(language)), .. beside is null ? Array.Empty<string>() : [words.In(language, beside)]];
        return new(
            language, knowledge.ConsentVersion, words.In(language, "prepare.consent-heading", visit.Clinic.Name, knowledge.ConsentVersion),
            [.. knowledge.ConsentElements.Select(element => new ConsentSection(
                element.Id, element.Title.In(language), element.Text.In(language), element.Id == OwnRisks ? points : []))],
            [.. risks.Select(rule => rule.Id)], SourceNote.Of(knowledge, knowledge.ConsentElements.Select(element => element.Evidence)));
    }
}

/// <param name="Points">A list below the text; empty for most.</param>
public sealed record ConsentSection(string Id, string Title, string Body, ImmutableArray<string> Points);
