using Filiform.Pipeline;

namespace Filiform.Journeys.Shared;

/// <summary>What a form calls its field, for a list of errors that stands apart from the fields: a label, or the question itself.</summary>
/// <remarks>The words are <c>shared.field-{name}</c>. A field that has none is shown by its message alone.</remarks>
public sealed class FieldNames(Words words, ClinicalContent content)
{
    public string? Of(string field)
    {
        var key = $"shared.field-{Kebab(field)}";
        return words.Has(key) ? words[key] : content.Safety.Questions.Concat(content.Safety.FollowUpQuestions).FirstOrDefault(question => question.Id == field)?.Text.In(Words.Language);
    }

    private static string Kebab(string field) => string.Concat(field.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()));

    private sealed class Services : IServices
    {
        public void Add(IServiceCollection services) => services.AddSingleton<FieldNames>();
    }
}
