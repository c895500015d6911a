using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>The case mix of treatments, in the order of <c>caseMix.strata</c> of quality.json. A signed session never changes, so each is worked out once.</summary>
public static class Mixes
{
    /// <summary>Of a treatment not yet looked at: a stratum of its own, which expects the overall rate.</summary>
    public const string Unknown = "";

    private const string Pleura = "lung-pleura";

    private sealed record Unmixed(Id<Session> Id, Id<Patient> Patient, Id<Screening> Screening, Instant SignedAt);

    private sealed record Needled(string Muscle, bool Electrical);

    /// <summary>Writes the missing ones of treatments signed in this span.</summary>
    public static async Task Write(Work work, ClinicalContent content, Instant from, Instant until)
    {
        var missing = await work.Query<Unmixed>($"""
            select s.id, s.patient, s.screening, s.signed_at from session s
            where {Treatments.Counted} and s.signed_at >= @from and s.signed_at < @until
              and not exists (select 1 from treatment_mix m where m.session = s.id and m.clinic = @clinic)
            """, new { from, until });
        foreach (var session in missing)
        {
            var stratum = await Of(work, content, session);
            await work.Execute("insert into treatment_mix (session, clinic, stratum) values (@Id, @clinic, @stratum) on conflict (session) do nothing", new { session.Id, stratum });
        }
    }

    private static async Task<string> Of(Work work, ClinicalContent content, Unmixed session)
    {
        var needled = await work.Query<Needled>("select distinct muscle, electrical from insertion where session = @Id and clinic = @clinic", new { session.Id });
        var told = (await Screenings.Read(work, content.Safety, session.Patient, session.Screening))?.Answers;
        var thorax = needled.Any(row => content.Atlas.MuscleById.TryGetValue(row.Muscle, out var muscle) && muscle.Needling.Hazards.Contains(Pleura));
        var first = !Says(told, "q-needled-before") && !await work.Exists($"""
            select 1 from session s where {Treatments.Counted} and s.clinic = @clinic and s.patient = @Patient and s.signed_at < @SignedAt
            """, new { session.Patient, session.SignedAt });
        return string.Join('|', thorax ? "thorax-adjacent" : "other", YesNo(needled.Any(row => row.Electrical)), YesNo(first), YesNo(Bleeds(told)));
    }

    private static bool Bleeds(IReadOnlyDictionary<string, Value>? told) =>
        Says(told, "q-blood-thinner") || Says(told, "q-low-platelets") || told?.GetValueOrDefault("q-bleeding-disorder") is Value.Option { Id: not ("none" or "no") };

    private static bool Says(IReadOnlyDictionary<string, Value>? told, string question) => told?.GetValueOrDefault(question) is Value.YesNo { Yes: true };

    private static string YesNo(bool yes) => yes ? "yes" : "no";
}
