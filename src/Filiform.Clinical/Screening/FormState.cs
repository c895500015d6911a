using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;

namespace Filiform.Clinical.Screening;

/// <summary>A form part way through.</summary>
/// <param name="Form">Every question, in order.</param>
/// <param name="Shown">The questions to put now, in order. More may follow from the answers.</param>
/// <param name="Open">Ids of those that have no reply yet.</param>
public sealed record FormState(ImmutableArray<Question> Form, ImmutableArray<Question> Shown, ImmutableHashSet<string> Open)
{
    /// <summary>Whether every required question shown has a reply; a group whose gate was not put keeps it open through that gate.</summary>
    public bool IsComplete => !Shown.Any(Lacks);

    /// <summary>The next question without a reply.</summary>
    /// <param name="id">The question just put; null at the start. It may have become hidden since.</param>
    /// <returns>The next one after it, else the first required one that was passed over; null when there is none.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is no question of this form.</exception>
    public Question? NextAfter(string? id)
    {
        var later = Form.Skip(id is null ? 0 : PlaceOf(id) + 1).FirstOrDefault(question => Shown.Contains(question) && Open.Contains(question.Id));
        return later ?? Shown.FirstOrDefault(Lacks);
    }

    /// <summary>The shown questions by section, in order.</summary>
    public ImmutableArray<FormSection> Sections(Vocabulary vocabulary) =>
        [.. Shown.GroupBy(question => question.Section).Select(section => new FormSection(
            section.Key, vocabulary.Label("sections", section.Key), [.. section], section.Count(question => !Open.Contains(question.Id))))];

    private bool Lacks(Question question) => question.Required && Open.Contains(question.Id);

    private int PlaceOf(string id)
    {
        for (var place = 0; place < Form.Length; place++)
            if (Form[place].Id == id) return place;
        throw new ArgumentException($"'{id}' is no question of this form.", nameof(id));
    }
}

/// <param name="Replied">How many of the questions have a reply.</param>
public sealed record FormSection(string Id, Said Label, ImmutableArray<Question> Questions, int Replied);
