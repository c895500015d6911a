using Filiform.Journeys.Practice.Network;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Staffing;

/// <summary>Records a credential, new or renewed. What was recorded before stays, so that it is known what held on any day.</summary>
public sealed class RenewCredential : IUseCase<RenewCredential.Request, Done>
{
    public const int LongestNumber = 60, LongestIssuer = 120;

    public sealed record Request(
        Id<Practitioner> Practitioner, string? Kind, string? Number, string? Issuer, string? State, LocalDate? Issued, LocalDate? Expires, string? RepeatKey) : IRepeatable;

    public Permission Permission => Permission.SetCredentials;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await Practitioners.One(work, request.Practitioner) is null) return Refusal.NotFound;
        var today = work.Now.InZone((await Clinics.Here(work)).TimeZone).Date;
        var reasons = Reasons(request, CredentialRules.Shipped.Find(request.Kind ?? ""), today).ToImmutableArray();
        if (!reasons.IsEmpty) return Refusal.Invalid(reasons);

        await work.Execute("""
            insert into credential (id, practitioner, kind, number, issuer, state, issued_on, expires_on, recorded_at)
            values (@id, @Practitioner, @Kind, @Number, @Issuer, @state, @Issued, @Expires, @Now)
            """, new
        {
            id = work.NewId<Credential>(), request.Practitioner, request.Kind, request.Number, request.Issuer, state = request.State?.ToUpperInvariant(),
            request.Issued, request.Expires, work.Now,
        });
        work.Changed($"credential.{request.Kind}");
        return Done.It;
    }

    private static IEnumerable<Reason> Reasons(Request request, CredentialRule? rule, LocalDate today)
    {
        if (rule is null) yield return new("required", "kind");
        if (request.Number is null) yield return new("required", "number");
        else if (request.Number.Length > LongestNumber) yield return new("too-long", "number", LongestNumber);
        if (request.Issuer is null) yield return new("required", "issuer");
        else if (request.Issuer.Length > LongestIssuer) yield return new("too-long", "issuer", LongestIssuer);
        if (rule?.PerJurisdiction == true ? !IsState(request.State) : request.State is not null && !IsState(request.State)) yield return new("state-unknown", "state");
        if (request.Issued is null) yield return new("date-unreadable", "issued");
        else if (request.Issued > today) yield return new("date-in-future", "issued");
        // A kind that expires must say when: an unknown end is never read as none.
        if (rule?.Expires == true && request.Expires is null) yield return new("date-unreadable", "expires");
        if (request.Expires < request.Issued) yield return new("last-before-first", "expires");
    }

    private static bool IsState(string? state) => state is not null && NetworkTerms.Shipped.Jurisdictions.ContainsKey(state.ToUpperInvariant());
}
