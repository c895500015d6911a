using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Who did what, when, to whom, and whether it was allowed. Names of changed fields, never their values.</summary>
public sealed record AuditRow(
    Id<AuditEntry> Id, Id<Clinic>? Clinic, Instant At, string ActorKind, Guid? Actor, string Roles, int Level, Id<SignIn>? SignIn,
    string? Address, string UseCase, Id<Patient>? Patient, string Outcome, string? Fields, string? RequestId)
{
    public static AuditRow Of(Work work, string useCase, Id<Patient>? patient, Refusal? refusal, IEnumerable<string> fields)
    {
        // A refused sign-in proved nothing.
        var actor = refusal is null ? work.Proved ?? work.Actor : work.Actor;
        var names = string.Join(' ', fields.Distinct().Order(StringComparer.Ordinal));
        return new(work.NewId<AuditEntry>(), actor.Clinic, work.Now, actor.Kind, actor.Id, string.Join(' ', actor.Roles.Select(role => role.Code)),
            actor.Level, actor.SignIn, actor.Address, useCase, patient, refusal?.Code ?? "done", names.Length == 0 ? null : names, actor.RequestId);
    }

    /// <summary>The entry as the chain hashes it: RFC 8785 canonical JSON (all members are strings, numbers or null).</summary>
    public string Canonical() => Canonicalize.Write(new SortedDictionary<string, object?>(StringComparer.Ordinal)
    {
        ["actor"] = Actor?.ToString(),
        ["actorKind"] = ActorKind,
        ["address"] = Address,
        ["at"] = At.ToUnixTimeTicks() / 10,
        ["clinic"] = Clinic?.ToString(),
        ["fields"] = Fields,
        ["id"] = Id.ToString(),
        ["level"] = (long)Level,
        ["outcome"] = Outcome,
        ["patient"] = Patient?.ToString(),
        ["requestId"] = RequestId,
        ["roles"] = Roles,
        ["signIn"] = SignIn?.ToString(),
        ["useCase"] = UseCase,
    });
}
