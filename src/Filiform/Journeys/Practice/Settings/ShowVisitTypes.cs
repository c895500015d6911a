using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <param name="NoticeMinutes">Least time between booking and start.</param>
/// <param name="HorizonDays">How far ahead it can be booked.</param>
public sealed record VisitTypeRow(string Slug, string NameEn, string NameEs, int Minutes, int BufferBefore, int BufferAfter, bool Needling, int NoticeMinutes, int HorizonDays, bool Active);

/// <summary>Shows what can be booked. The network decides it, by its file; a clinic reads it.</summary>
public sealed class ShowVisitTypes : IUseCase<ShowVisitTypes.Request, ImmutableArray<VisitTypeRow>>
{
    public sealed record Request;

    public Permission Permission => Permission.ReadSettings;
    public Effect Effect => Effect.Reads;

    public async Task<Result<ImmutableArray<VisitTypeRow>>> Handle(Request request, Work work) => await work.Query<VisitTypeRow>("""
        select slug, name_en, name_es, minutes, buffer_before, buffer_after, needling, notice_minutes, horizon_days, active from visit_type order by position, slug
        """);
}
