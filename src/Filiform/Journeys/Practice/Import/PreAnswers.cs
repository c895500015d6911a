using System.Text.Json;

namespace Filiform.Journeys.Practice.Import;

/// <summary>What follows from one item of a record for one question of the screening; nobody has confirmed it.</summary>
/// <param name="Value">Null when the record names it without answering the question.</param>
/// <param name="Until">The last day on which it counts; null when it has no end.</param>
public sealed record PreAnswer(string Question, JsonElement? Value, RecordLink Link, LocalDate? Until);

/// <summary>Turns the items of a record into unconfirmed answers. Pure: it depends on the item, the links and the day.</summary>
public static class PreAnswers
{
    /// <param name="day">Today, on the clinic's calendar.</param>
    public static ImmutableArray<PreAnswer> Of(RecordEntry item, RecordLinks links, LocalDate day)
    {
        var standing = links.StandingOn(item, day);
        return standing == Standing.Void ? [] : [.. links.For(item).SelectMany(link => Of(item, link, standing, day))];
    }

    /// <summary>What staff should see at once about an item.</summary>
    public static ImmutableArray<string> Flags(RecordEntry item, RecordLinks links, LocalDate day) =>
        links.StandingOn(item, day) is Standing.Present or Standing.Unclear ? [.. links.For(item).SelectMany(link => link.Flags).Distinct()] : [];

    private static IEnumerable<PreAnswer> Of(RecordEntry item, RecordLink link, Standing standing, LocalDate day)
    {
        if (link.Counts == LinkCounts.Never || standing == Standing.Unclear) return Said(item, link, RecordLinksReader.AskOnly(link.Answers), null);

        var counts = standing == Standing.Present || link.Counts == LinkCounts.Ever;
        if (counts && link.Within is { } days)
        {
            // Without its date nobody can say whether it still counts.
            if (item.Onset is not { } onset) return Said(item, link, RecordLinksReader.AskOnly(link.Answers), null);
            var last = onset.Last.PlusDays(days);
            if (day <= last) return Said(item, link, link.Answers, last);
            counts = false;
        }

        // What ends on a day already known stops counting then, although nobody imports it anew.
        var until = standing == Standing.Present && link.Counts == LinkCounts.Present ? item.Ended?.Last : null;
        return counts ? Said(item, link, link.Answers, until) : Said(item, link, link.Past, null);
    }

    private static IEnumerable<PreAnswer> Said(RecordEntry item, RecordLink link, ImmutableArray<LinkAnswer> answers, LocalDate? until)
    {
        foreach (var answer in answers)
        {
            if (answer.From == "onset" && item.Onset?.Day is null) continue;
            yield return new(answer.Question, answer.From switch
            {
                "onset" => JsonSerializer.SerializeToElement(item.Onset!.Text),
                "display" => JsonSerializer.SerializeToElement(item.Display),
                _ => answer.Value,
            }, link, until);
        }
    }
}
