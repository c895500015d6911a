using Filiform.Journeys.Practice.Network;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Finds the clinic that imported patients belong to: the one named, the only one, or the one their file will found.</summary>
public sealed class ChooseClinic : IUseCase<ChooseClinic.Request, ChooseClinic.Choice>, INetworkWide
{
    /// <param name="Named">Id or slug of a clinic; null when the command names none.</param>
    /// <param name="Organization">What an empty installation takes for its clinic.</param>
    public sealed record Request(string? Named, OrganizationEntry? Organization);

    /// <param name="Founds">Whether the clinic does not exist yet.</param>
    public sealed record Choice(Id<Clinic> Clinic, bool Founds);

    public Permission Permission => Permission.OnlySystem;
    public Effect Effect => Effect.Reads;

    private sealed record Known(Id<Clinic> Id, string Slug);

    public async Task<Result<Choice>> Handle(Request request, Work work)
    {
        var clinics = await work.Query<Known>("select id, slug from clinic order by slug");
        if (request.Named is { } named)
            return clinics.FirstOrDefault(clinic => clinic.Slug == named || clinic.Id.ToString().Equals(named, StringComparison.OrdinalIgnoreCase)) is { } found
                ? new Choice(found.Id, Founds: false)
                : Refuse("clinic-unknown", clinics);
        if (clinics.Length == 1) return new Choice(clinics[0].Id, Founds: false);
        if (clinics.Length > 1) return Refuse("clinic-needed", clinics);
        return request.Organization is { } organization
            ? new Choice(new(NetworkIds.Of("organization", organization.Key)), Founds: true)
            : Refusal.Invalid(new Reason("organization-needed", "entry"));
    }

    /// <summary>Names a few of those there are: a national network has a thousand.</summary>
    private static Refusal Refuse(string code, ImmutableArray<Known> clinics) => Refusal.Invalid(new Reason(
        code, "--clinic", string.Join(", ", clinics.Take(10).Select(clinic => clinic.Slug)) + (clinics.Length > 10 ? " …" : "")));
}
