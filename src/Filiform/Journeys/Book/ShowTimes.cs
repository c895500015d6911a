using Filiform.Journeys.Book.Diary;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>What one clinic can be booked for, day by day: what the page where a time is chosen shows.</summary>
public sealed class ShowTimes(Diaries diaries) : IUseCase<ShowTimes.Request, TimesToChoose>, INetworkWide
{
    /// <param name="Clinic">Slug or id; as for the others.</param>
    /// <param name="Visit">Null for the one that somebody new books.</param>
    /// <param name="Practitioner">Null for anybody.</param>
    /// <param name="Day">Null for the first day that has a free time.</param>
    public sealed record Request(string Clinic, string? Visit, string? Practitioner, LocalDate? Day);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<TimesToChoose>> Handle(Request request, Work work)
    {
        var catalogue = await diaries.Catalogue(work);
        if (catalogue.Clinic(request.Clinic) is not { } clinic) return Refusal.NotFound;

        var timetables = await diaries.Of(work, catalogue, [clinic.Row.Id]);
        var visits = catalogue.Visits.Where(visit => timetables.Any(each => each.Gives(visit))).ToImmutableArray();
        var visit = visits.FirstOrDefault(each => each == catalogue.Visit(request.Visit)) ?? visits.FirstOrDefault();
        if (visit is null) return new TimesToChoose(clinic, visits, null, [], null, [], null, [], null);

        var giving = timetables.Where(each => each.Gives(visit)).ToImmutableArray();
        var wanted = giving.FirstOrDefault(each => each.Practitioner == catalogue.Practitioner(request.Practitioner));
        return await TimesToChoose.Of(work, catalogue, clinic, visits, visit, giving, wanted, request.Day);
    }
}
