using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Knowledge.Safety;

/// <param name="Url">Null when the work is not on the web, or we have no stable address.</param>
/// <param name="Doi">Null when it has none that we know.</param>
/// <param name="Checked">Whether the work, or a page quoting it, was seen while compiling this edition.</param>
public sealed record Citation(string Id, string Text, int Year, string? Url, string? Doi, bool Checked);

/// <summary>A kind of event that can be recorded after needling.</summary>
/// <param name="Severity"><c>minor</c>, <c>moderate</c> or <c>major</c>, unless the clinician says otherwise.</param>
/// <param name="SnomedHint">What to look up in a licensed release; null when the name says it.</param>
/// <param name="Expected">Null when no rate is published.</param>
public sealed record AdverseEventKind(
    string Id, Said Name, string Severity, Said Definition, string? SnomedHint, ExpectedRate? Expected);

/// <param name="Unit"><c>treatments</c> or <c>patients</c>; the two are never pooled.</param>
/// <param name="Percent">As printed, in percent.</param>
/// <param name="Comparator">Printed before the percentage, such as <c>&lt;</c>; null when none is.</param>
/// <param name="UpperPercent">Printed upper estimate, in percent; null when none is.</param>
/// <param name="CountRebuilt">Whether <paramref name="Events"/> was rebuilt from the printed percentage.</param>
public sealed record ExpectedRate(
    int Events, int N, string Unit, string Source, decimal Percent, string? Comparator, decimal? UpperPercent, bool CountRebuilt);

/// <summary>A published rate to hold a clinic's own beside.</summary>
/// <param name="Events">Null when only a percentage was printed.</param>
/// <param name="Reported">As the source prints it.</param>
/// <param name="Checked">False: confirm before showing it to patients.</param>
public sealed record ReferenceRate(
    string Id, string Source, Said Population, Said Outcome, int? Events, int N, string Unit, Said Reported, bool Checked, Said Note);

/// <summary>One part of the consent text.</summary>
public sealed record ConsentElement(string Id, Said Title, Said Text, Evidence Evidence);
