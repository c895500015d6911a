using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Counts needles out, of one row or of all. It is never refused by a rule: a needle must always be able to come out.</summary>
public sealed class CountOut : IUseCase<CountOut.Request, Saved>
{
    /// <param name="Insertion">Null for every row.</param>
    /// <param name="Out">How many are out; null for as many as went in.</param>
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, Id<Insertion>? Insertion = null, int? Out = null) : IAboutPatient;

    public Permission Permission => Permission.Treat;

    public async Task<Result<Saved>> Handle(Request request, Work work)
    {
        var taken = await Drafts.Take(work, request.Patient, request.Session);
        if (taken.Refusal is not null) return taken;

        var rows = (await Sessions.Insertions(work, request.Patient, request.Session)).Where(row => request.Insertion is null || row.Id == request.Insertion).ToList();
        if (request.Insertion is not null && rows.Count == 0) return Refusal.NotFound;
        foreach (var row in rows)
        {
            var removed = request.Out ?? row.NeedlesIn;
            if (removed < 0 || removed > row.NeedlesIn) return Refusal.Invalid(new Reason("number-between", "out", 0, row.NeedlesIn));
            await work.Execute("""
                update insertion set needles_out = @removed, version = version + 1
                where id = @Id and clinic = @clinic and patient = @Patient and session = @Session and needles_out <> @removed
                """, new { removed, row.Id, request.Patient, request.Session });
        }

        return taken;
    }
}
