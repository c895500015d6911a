using Filiform.Journeys.Book.Diary;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>One day of the strip above the times.</summary>
/// <param name="Free">How many times can be chosen.</param>
/// <param name="Works">Whether anybody works at all; a full day is another thing than a closed one.</param>
public sealed record DayToChoose(LocalDate Day, int Free, bool Works);

/// <param name="Practitioner">The one who was asked for; null for anybody.</param>
/// <param name="Day">The day whose times stand here; null when there is none.</param>
/// <param name="NextDay">The first free day after the strip, when the strip has none.</param>
public sealed record TimesToChoose(
    BookableClinic Clinic, ImmutableArray<BookableVisit> Visits, BookableVisit? Visit, ImmutableArray<BookablePractitioner> Practitioners,
    BookablePractitioner? Practitioner, ImmutableArray<DayToChoose> Days, LocalDate? Day, ImmutableArray<FreeSlot> Times, LocalDate? NextDay)
{
    /// <summary>Two weeks fit a strip that a thumb can push.</summary>
    public const int StripDays = 14;

    public LocalDate? EarlierFrom { get; private init; }
    public LocalDate? LaterFrom { get; private init; }

    internal static async Task<TimesToChoose> Of(
        Work work, Catalogue catalogue, BookableClinic clinic, ImmutableArray<BookableVisit> visits, BookableVisit visit,
        ImmutableArray<Timetable> giving, Timetable? wanted, LocalDate? day, Id<Appointment>? except = null)
    {
        var asked = wanted is null ? giving : [wanted];
        var today = work.Now.InZone(clinic.Row.TimeZone).Date;
        var last = today.PlusDays(visit.Scheduling.HorizonDays);
        // The strip begins at whole fortnights from today, so that its days do not jump about while one is chosen.
        var chosen = LocalDate.Max(today, LocalDate.Min(day ?? today, last));
        var first = today.PlusDays(Period.DaysBetween(today, chosen) / StripDays * StripDays);
        var until = LocalDate.Min(last, first.PlusDays(StripDays - 1));

        var busy = await Claims.Read(work, asked.SelectMany(each => each.Resources), FreeTimes.Span(first, until), except);
        var offers = asked.Select(each => (Timetable: each, Offers: each.Offers(visit, busy, work.Now))).ToList();
        var onDay = new Dictionary<LocalDate, ImmutableArray<FreeSlot>>();
        for (var each = first; each <= until; each = each.PlusDays(1)) onDay[each] = Times(each);
        var shown = day is null ? onDay.Where(pair => !pair.Value.IsEmpty).Select(pair => (LocalDate?)pair.Key).Min() ?? first : chosen;
        var next = onDay.Values.All(times => times.IsEmpty)
            ? (await FreeTimes.Soonest(work, [.. asked.Select(each => new Near(each, 0))], visit, until.PlusDays(1), last, 1)).Select(found => (LocalDate?)found.Offer.Slot.Start.InZone(clinic.Row.TimeZone).Date).FirstOrDefault()
            : null;
        return new(
            clinic, visits, visit, [.. giving.Select(each => each.Practitioner)], wanted?.Practitioner,
            [.. onDay.OrderBy(pair => pair.Key).Select(pair => new DayToChoose(pair.Key, pair.Value.Length, asked.Any(each => !each.Roster.OpeningsOn(pair.Key).IsEmpty)))],
            shown, onDay[shown], next)
        {
            EarlierFrom = first > today ? first.PlusDays(-StripDays) : null,
            LaterFrom = until < last ? until.PlusDays(1) : null,
        };

        // One entry a start: whoever is free first in the order of names.
        ImmutableArray<FreeSlot> Times(LocalDate on) =>
        [
            .. offers.SelectMany(pair => pair.Offers.On(on).Select(offer => FreeSlot.Of(catalogue, visit, new(new(pair.Timetable, pair.Offers, 0), offer))))
                .OrderBy(slot => slot.Slot.Start).DistinctBy(slot => slot.Slot.Start),
        ];
    }
}
