namespace Filiform.Journeys.Book;

/// <summary>The times of one day, within a form, and the way to other days.</summary>
/// <param name="Address">Of the same page, with its other choices.</param>
/// <param name="At">The choice that is made already; null for none.</param>
public sealed record TimesForm(TimesToChoose Choose, string Address, string? At, Refusal? Refusal)
{
    /// <summary>Whether the clinic's own staff look: nobody tells them to call the clinic.</summary>
    public bool AtDesk { get; init; }

    public string Link(LocalDate day) => $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}day={BookPages.Field(day)}";
}
