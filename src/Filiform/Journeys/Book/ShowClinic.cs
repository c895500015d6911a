using System.Text.Json;
using Filiform.Journeys.Book.Diary;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>One clinic as the public sees it: where it is, who works there, and when the next times are free.</summary>
public sealed class ShowClinic(Diaries diaries) : IUseCase<string, ShowClinic.Answer>, INetworkWide
{
    /// <param name="Biography">In the reader's language; empty when none is written.</param>
    public sealed record Person(BookablePractitioner Practitioner, string Biography);

    public sealed record Answer(BookableClinic Clinic, ImmutableArray<Person> People, ImmutableArray<BookableVisit> Visits, ImmutableArray<FreeSlot> Next);

    private const int NextTimes = 6;

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(string request, Work work)
    {
        var catalogue = await diaries.Catalogue(work);
        if (catalogue.Clinic(request) is not { } clinic) return Refusal.NotFound;

        var timetables = await diaries.Of(work, catalogue, [clinic.Row.Id]);
        var visits = catalogue.Visits.Where(visit => timetables.Any(each => each.Gives(visit))).ToImmutableArray();
        var found = visits is [var first, ..]
            ? await FreeTimes.Soonest(work, [.. timetables.Where(each => each.Gives(first)).Select(each => new Near(each, 0))], first, null, null, NextTimes * 2)
            : [];
        return new Answer(
            clinic, [.. timetables.Select(each => new Person(each.Practitioner, Biography(each.Practitioner.Biography)))], visits,
            [.. found.DistinctBy(each => each.Offer.Slot.Start).Take(NextTimes).Select(each => FreeSlot.Of(catalogue, visits[0], each))]);
    }

    private static string Biography(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(Words.Language, out var text)
            ? text.GetString() ?? ""
            : "";
    }
}
