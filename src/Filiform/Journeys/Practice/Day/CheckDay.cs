using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>Answers whether an open board is still right: a stamp, and nothing about anybody.</summary>
public sealed class CheckDay : IUseCase<CheckDay.Request, string>
{
    public sealed record Request(LocalDate? Day);

    public Permission Permission => Permission.RunDay;
    public Effect Effect => Effect.Reads;

    public async Task<Result<string>> Handle(Request request, Work work)
    {
        var zone = (await Clinics.Here(work)).TimeZone;
        return await DayStamp.Read(work, ClinicDay.Of(zone, request.Day ?? work.Now.InZone(zone).Date));
    }
}
