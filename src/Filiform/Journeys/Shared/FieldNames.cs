using System.Globalization;
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
        if (OfGoal().Match(field) is { Success: true } goal) return words[$"shared.field-{goal.Groups[1].Value}", int.Parse(goal.Groups[2].Value, CultureInfo.InvariantCulture) + 1];
        var key = $"shared.field-{JsonNamingPolicy.KebabCaseLower.ConvertName(OfRow().Replace(field, ""))}";
        return words.Has(key) ? words[key] : content.Safety.Questions.Concat(content.Safety.FollowUpQuestions).FirstOrDefault(question => question.Id == field)?.Text.In(Words.Language);
    }

    /// <summary>The goals of a plan are numbered from 0 in their fields, and from 1 for people.</summary>
    [GeneratedRegex(@"^(goal-(?:measure|text|target|due))-(\d{1,3})$")]
    private static partial Regex OfGoal();

    /// <summary>A form that stands on a page once for each row ends its fields with the row's id.</summary>
    [GeneratedRegex("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex OfRow();

    private sealed class Services : IServices
    {
        public void Add(IServiceCollection services) => services.AddSingleton<FieldNames>();
    }
}
