using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>Adds what can be booked. It belongs to the network: every clinic has it.</summary>
public sealed class AddVisitType : IUseCase<AddVisitType.Request, Done>
{
    /// <param name="Needling">For good: past visits and the credentials that they asked for stand on it.</param>
    public sealed record Request(VisitTypeForm Form, bool Needling, string? RepeatKey) : IRepeatable;

    public Permission Permission => Permission.SetClinic;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        var form = request.Form;
        if (form.Reasons() is [_, ..] reasons) return Refusal.Invalid(reasons);
        if (await VisitTypeNames.Taken(work, form, except: null) is { } taken) return taken;

        var id = work.NewId<VisitType>();
        var slug = Slugs.Of(form.NameEnglish!);
        // Names that differ only in marks, or belong to a retired type, would share one address; the id tells them apart.
        if (slug.Length == 0 || await work.Exists("select 1 from visit_type where slug = @slug", new { slug })) slug = $"{slug}-{id.Value.ToString()[^6..]}".TrimStart('-');
        var (minutes, before, after, step, notice, horizon) = form.Read();
        await work.Execute("""
            insert into visit_type (id, slug, name_en, name_es, minutes, buffer_before, buffer_after, step_minutes, needling, notice_minutes, horizon_days, position, active)
            select @id, @slug, @NameEnglish, @NameSpanish, @minutes, @before, @after, @step, @Needling, @notice, @horizon, coalesce(max(position), 0) + 1, true from visit_type
            """, new { id, slug, form.NameEnglish, form.NameSpanish, minutes, before, after, step, request.Needling, notice, horizon });
        work.Changed("visit-type");
        return Done.It;
    }
}

/// <summary>Two visits in use with one name could not be told apart.</summary>
internal static class VisitTypeNames
{
    public static async Task<Refusal?> Taken(Work work, VisitTypeForm form, Id<VisitType>? except)
    {
        var others = (await new ShowVisitTypes().Handle(new(), work)).Value.Where(each => each.Active && each.Id != except).ToList();
        ImmutableArray<Reason> reasons =
        [
            .. Reason.When(others.Exists(each => Same(each.NameEn, form.NameEnglish)), "visit-type-exists", "visit-name-en"),
            .. Reason.When(others.Exists(each => Same(each.NameEs, form.NameSpanish)), "visit-type-exists", "visit-name-es"),
        ];
        return reasons.IsEmpty ? null : Refusal.Blocked(reasons);
    }

    private static bool Same(string a, string? b) => Patients.SearchText(a) == Patients.SearchText(b ?? "");
}
