using Filiform.Journeys.Book.Diary;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Clinics by distance from where somebody is, each with its next free times.</summary>
public sealed class FindClinics(Diaries diaries) : IUseCase<FindClinics.Request, FindClinics.Answer>, INetworkWide
{
    /// <param name="Where">Postal code, <c>lat,lon</c> or city; empty when nothing was said.</param>
    /// <param name="Visit">Slug of a visit type; null for the one that somebody new books.</param>
    /// <param name="Language">Two-letter code that somebody at the clinic speaks; null for any.</param>
    /// <param name="Condition">Id of <c>plans.json</c> that the clinic treats; null for any.</param>
    /// <param name="Page">From 1.</param>
    public sealed record Request(string Where, string? Visit = null, string? Language = null, string? Condition = null, int Page = 1);

    /// <param name="Place">Null when nothing was said, or it is not known.</param>
    /// <param name="Choices">Cities that what was said may mean.</param>
    /// <param name="Cities">Every city that has a clinic.</param>
    /// <param name="Visit">Null when the network has no visit type yet.</param>
    public sealed record Answer(
        Place? Place, ImmutableArray<City> Choices, ImmutableArray<City> Cities, ImmutableArray<BookableVisit> Visits, BookableVisit? Visit,
        ImmutableArray<FoundClinic> Clinics, int Page, bool More)
    {
        /// <summary>Nobody drives so far for half an hour: then only the nearest clinic is named.</summary>
        public bool IsFar => Clinics is [{ DistanceKm: > FarKm }, ..];

        /// <summary>Whether even the nearest is a drive of an hour.</summary>
        public bool IsNoneNear => Page == 1 && Clinics is [{ DistanceKm: > NearKm }, ..];
    }

    /// <summary>A hundred and fifty miles.</summary>
    private const double FarKm = 240;

    /// <summary>Fifty miles.</summary>
    private const double NearKm = 80.5;

    public const int PageSize = 8;

    /// <summary>Enough to see whether the clinic suits; the rest is one tap away.</summary>
    private const int NextTimes = 3;

    /// <summary>Without a place, a small network is shown whole.</summary>
    private const int FewClinics = 12;

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (request.Where.Length > Whereabouts.Longest) return Refusal.Invalid(new Reason("too-long", "near", Whereabouts.Longest));

        var catalogue = await diaries.Catalogue(work);
        var visit = catalogue.Visit(request.Visit) ?? catalogue.Visits.FirstOrDefault();
        var found = request.Where.Length == 0 ? new(null, []) : Whereabouts.Find(request.Where, catalogue);
        var page = Math.Clamp(request.Page, 1, 1000);
        var (clinics, more) = visit is null ? ([], false) : await Clinics(work, catalogue, request, found.Place, visit, page);
        return new Answer(found.Place, found.Cities, Whereabouts.Cities(catalogue), catalogue.Visits, visit, clinics, page, more);
    }

    private async Task<(ImmutableArray<FoundClinic>, bool More)> Clinics(
        Work work, Catalogue catalogue, Request request, Place? place, BookableVisit visit, int page)
    {
        if (place is null && (request.Where.Length > 0 || catalogue.Clinics.Length > FewClinics)) return ([], false);

        var suiting = await Suiting(work, catalogue, request);
        var ordered = (from clinic in suiting
                       let distance = place is { } here ? clinic.Place?.DistanceKm(here) : null
                       orderby distance ?? double.MaxValue, clinic.Row.Name, clinic.Row.Id
                       select (clinic, distance)).Skip((page - 1) * PageSize).Take(PageSize + 1).ToList();
        var shown = ImmutableArray.CreateBuilder<FoundClinic>();
        foreach (var (clinic, distance) in ordered.Take(PageSize))
            shown.Add(new(clinic, distance, await Next(work, catalogue, clinic, visit, request.Language)));
        return (shown.ToImmutable(), ordered.Count > PageSize);
    }

    private async Task<IEnumerable<BookableClinic>> Suiting(Work work, Catalogue catalogue, Request request)
    {
        var clinics = catalogue.Clinics.Where(clinic => request.Condition is null || clinic.Conditions.Contains(request.Condition));
        if (request.Language is not { } language) return clinics;

        var timetables = await diaries.Of(work, catalogue, [.. clinics.Select(clinic => clinic.Row.Id)]);
        return timetables.Where(each => each.Practitioner.Languages.Contains(language)).Select(each => each.Clinic).Distinct();
    }

    private async Task<ImmutableArray<FreeSlot>> Next(Work work, Catalogue catalogue, BookableClinic clinic, BookableVisit visit, string? language)
    {
        var those = from timetable in await diaries.Of(work, catalogue, [clinic.Row.Id])
                    where timetable.Gives(visit) && (language is null || timetable.Practitioner.Languages.Contains(language))
                    select new Near(timetable, 0);
        // Twice as many as are shown: two people may be free at the same time, and a time is shown once.
        var found = await FreeTimes.Soonest(work, [.. those], visit, null, null, NextTimes * 2);
        return [.. found.DistinctBy(each => each.Offer.Slot.Start).Take(NextTimes).Select(each => FreeSlot.Of(catalogue, visit, each))];
    }
}

/// <param name="DistanceKm">Null when nobody said where they are.</param>
public sealed record FoundClinic(BookableClinic Clinic, double? DistanceKm, ImmutableArray<FreeSlot> Next);
