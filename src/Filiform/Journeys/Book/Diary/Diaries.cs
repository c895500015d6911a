using System.Collections.Concurrent;
using Filiform.Store;

namespace Filiform.Journeys.Book.Diary;

/// <summary>Rosters as scheduling reckons with them, kept in memory until a mark in the database says that they changed.</summary>
/// <remarks>
/// What is booked is never kept: <see cref="Claims"/> reads it anew. A unit of work that itself changes rosters must not ask here:
/// it would keep what may yet be undone.
/// </remarks>
public sealed class Diaries
{
    private sealed record Kept(long Mark, Catalogue Catalogue, ImmutableArray<Timetable> Timetables);

    /// <summary>Both for one clinic, asked for in one go.</summary>
    public async Task<(Catalogue Catalogue, ImmutableArray<Timetable> Timetables)> At(Work work, Id<Clinic> clinic)
    {
        var marks = await Marks(work, [new(Guid.Empty), clinic]);
        var current = await Catalogue(work, marks.GetValueOrDefault(new(Guid.Empty)));
        return (current, await Of(work, current, [clinic], marks));
    }

    private sealed record MarkRow(Id<Clinic> Clinic, long Number);

    private readonly ConcurrentDictionary<Id<Clinic>, Kept> kept = [];
    private Catalogue? catalogue;

    public async Task<Catalogue> Catalogue(Work work)
    {
        // The mark is read before the rows: rows newer than their mark are only read once more.
        var mark = await work.QueryOne<long>("select number from roster_mark where clinic = @shared", new { shared = Guid.Empty });
        return await Catalogue(work, mark);
    }

    private async Task<Catalogue> Catalogue(Work work, long mark) =>
        catalogue is { } current && current.Mark == mark ? current : catalogue = await CatalogueRows.Read(work, mark);

    /// <summary>The timetables of these clinics, in their order; within a clinic by name.</summary>
    public async Task<ImmutableArray<Timetable>> Of(Work work, Catalogue current, IReadOnlyCollection<Id<Clinic>> clinics) =>
        await Of(work, current, clinics, await Marks(work, clinics));

    private async Task<ImmutableArray<Timetable>> Of(Work work, Catalogue current, IReadOnlyCollection<Id<Clinic>> clinics, Dictionary<Id<Clinic>, long> marks)
    {
        var stale = clinics.Where(clinic => !(kept.TryGetValue(clinic, out var have) && have.Mark == marks.GetValueOrDefault(clinic) && have.Catalogue == current)).ToList();
        foreach (var some in stale.Chunk(500))
        {
            var read = await TimetableRows.Read(work, current, some);
            foreach (var clinic in some) kept[clinic] = new(marks.GetValueOrDefault(clinic), current, [.. read[clinic]]);
        }

        return [.. clinics.SelectMany(clinic => kept[clinic].Timetables)];
    }

    private static async Task<Dictionary<Id<Clinic>, long>> Marks(Work work, IReadOnlyCollection<Id<Clinic>> clinics)
    {
        var ids = new IdList("c", clinics.Count > 500 ? [] : clinics.Select(each => each.Value));
        var some = clinics.Count > 500 ? "" : $"where clinic in ({ids.Sql})";
        return (await work.Query<MarkRow>($"select clinic, number from roster_mark {some}", ids.With())).ToDictionary(row => row.Clinic, row => row.Number);
    }
}
