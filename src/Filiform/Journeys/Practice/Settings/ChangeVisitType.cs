using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>Changes what can be booked from now on, retires it, or takes it up again. Visits that are booked keep their day, their length and their room.</summary>
public sealed class ChangeVisitType : IUseCase<ChangeVisitType.Request, Done>
{
    public sealed record Request(Id<VisitType> VisitType, int Version, VisitTypeForm Form, bool Active);

    public Permission Permission => Permission.SetClinic;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        var form = request.Form;
        if (form.Reasons() is [_, ..] reasons) return Refusal.Invalid(reasons);
        var all = (await new ShowVisitTypes().Handle(new(), work)).Value;
        if (all.FirstOrDefault(each => each.Id == request.VisitType) is not { } known) return Refusal.NotFound;
        if (VisitTypeForm.Of(known) == form && known.Active == request.Active) return Done.It;
        if (request.Active && await VisitTypeNames.Taken(work, form, request.VisitType) is { } taken) return taken;
        if (known.Active && !request.Active && all.Count(each => each.Active) == 1) return Refusal.Blocked(new Reason("visit-type-last", "visit-active"));

        var (minutes, before, after, step, notice, horizon) = form.Read();
        work.Changed("visit-type");
        return await work.Execute("""
            update visit_type set name_en = @NameEnglish, name_es = @NameSpanish, minutes = @minutes, buffer_before = @before, buffer_after = @after, step_minutes = @step,
                                  notice_minutes = @notice, horizon_days = @horizon, active = @Active, version = version + 1
            where id = @VisitType and version = @Version
            """, new { form.NameEnglish, form.NameSpanish, minutes, before, after, step, notice, horizon, request.Active, request.VisitType, request.Version }) == 1 ? Done.It : Refusal.Stale;
    }
}
