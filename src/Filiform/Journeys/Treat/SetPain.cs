using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Keeps the pain before and after, 0 to 10, as the patient says it.</summary>
public sealed class SetPain : IUseCase<SetPain.Request, Saved>
{
    /// <param name="Before">Null while not said.</param>
    /// <param name="Version">Of the session that was looked at; null writes whatever was changed meanwhile.</param>
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, int? Before, int? After, int? Version = null) : IAboutPatient;

    public Permission Permission => Permission.Treat;

    public async Task<Result<Saved>> Handle(Request request, Work work)
    {
        ImmutableArray<Reason> wrong = [.. Wrong(request.Before, "pain-before"), .. Wrong(request.After, "pain-after")];
        if (!wrong.IsEmpty) return Refusal.Invalid(wrong);
        var taken = await Drafts.Take(work, request.Patient, request.Session, request.Version);
        if (taken.Refusal is not null) return taken;

        await work.Execute("""
            update session set pain_before = @Before, pain_after = @After where id = @Session and clinic = @clinic and patient = @Patient
            """, new { request.Before, request.After, request.Session, request.Patient });
        return taken;
    }

    private static IEnumerable<Reason> Wrong(int? pain, string field) => pain is < 0 or > 10 ? [new Reason("number-between", field, 0, 10)] : [];
}
