using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <param name="StepMinutes">Between two starts on offer.</param>
/// <param name="NoticeMinutes">Least time between booking and start.</param>
/// <param name="HorizonDays">How far ahead it can be booked.</param>
public sealed record VisitTypeRow(
    Id<VisitType> Id, string Slug, string NameEn, string NameEs, int Minutes, int BufferBefore, int BufferAfter, int StepMinutes, bool Needling, int NoticeMinutes, int HorizonDays,
    bool Active, int Version)
{
    public string Name => Words.Language == "es" ? NameEs : NameEn;
}

/// <summary>Shows what can be booked, and what once could: the same in every clinic of the network.</summary>
public sealed class ShowVisitTypes : IUseCase<ShowVisitTypes.Request, ImmutableArray<VisitTypeRow>>
{
    public sealed record Request;

    public Permission Permission => Permission.ReadSettings;
    public Effect Effect => Effect.Reads;

    public async Task<Result<ImmutableArray<VisitTypeRow>>> Handle(Request request, Work work) => await work.Query<VisitTypeRow>("""
        select id, slug, name_en, name_es, minutes, buffer_before, buffer_after, step_minutes, needling, notice_minutes, horizon_days, active, version
        from visit_type order by active desc, position, slug
        """);
}
