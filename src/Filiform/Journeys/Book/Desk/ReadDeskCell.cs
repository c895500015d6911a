using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book.Desk;

/// <summary>Names what a booking began at: the clinic's clock, and with whom.</summary>
public sealed class ReadDeskCell(Diaries diaries) : IUseCase<DeskCell, ReadDeskCell.Answer>
{
    /// <param name="Practitioner">Null for anybody, also when nobody has that id.</param>
    public sealed record Answer(ClinicRow Clinic, string? Practitioner);

    public Permission Permission => Permission.RunDay;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(DeskCell request, Work work) => new Answer(
        await Clinics.Here(work), request.Practitioner is { } who ? (await diaries.Catalogue(work)).Practitioner(who.ToString())?.Name : null);
}
