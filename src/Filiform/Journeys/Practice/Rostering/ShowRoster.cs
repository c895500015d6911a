using Filiform.Journeys.Practice.Staffing;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Rostering;

/// <summary>Shows who works when: the weekly hours that hold now or later, and the exceptions to come.</summary>
public sealed class ShowRoster : IUseCase<ShowRoster.Request, ShowRoster.Answer>
{
    public sealed record Request;

    public sealed record Answer(
        ClinicRow Clinic, LocalDate Today, ImmutableArray<ShiftRow> Shifts, ImmutableArray<ExceptionRow> Exceptions,
        ImmutableArray<Named<Practitioner>> Practitioners, ImmutableArray<Named<Room>> Rooms);

    public sealed record Named<T>(Id<T> Id, string Name);

    private sealed record NamedRow(Guid Id, string Name);

    public Permission Permission => Permission.SetRoster;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        var clinic = await Clinics.Here(work);
        var today = work.Now.InZone(clinic.TimeZone).Date;
        var practitioners = await Practitioners.Here(work);
        var rooms = await work.Query<NamedRow>("select id, name from room where clinic = @clinic and active = true order by name, id");
        return new Answer(clinic, today, await Rosters.Shifts(work, today, LocalDate.MaxIsoValue), await Rosters.Exceptions(work, today, LocalDate.MaxIsoValue),
            [.. practitioners.Select(each => new Named<Practitioner>(each.Id, each.Name))], [.. rooms.Select(each => new Named<Room>(new(each.Id), each.Name))]);
    }
}
