using System.Text.Json;
using System.Text.RegularExpressions;
using Filiform.Pipeline;

namespace Filiform.Journeys.Shared;

/// <summary>What a form calls its field, for a list of errors that stands apart from the fields: a label, or the question itself.</summary>
/// <remarks>The words are <c>shared.field-{name}</c>. A field that has none is shown by its message alone.</remarks>
public sealed partial class FieldNames(Words words, ClinicalContent content)
{
    public string? Of(string field)
    {
        var key = $"shared.field-{JsonNamingPolicy.KebabCaseLower.ConvertName(OfRow().Replace(field, ""))}";
        return words.Has(key) ? words[key] : content.Safety.Questions.Concat(content.Safety.FollowUpQuestions).FirstOrDefault(question => question.Id == field)?.Text.In(Words.Language);
    }

    /// <summary>A form that stands on a page once for each row ends its fields with the row's id.</summary>
    [GeneratedRegex("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex OfRow();

    private sealed class Services : IServices
    {
        public void Add(IServiceCollection services) => services.AddSingleton<FieldNames>();
    }
}
