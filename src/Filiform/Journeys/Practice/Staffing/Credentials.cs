using Filiform.Journeys.Practice.Rostering;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Staffing;

/// <summary>One credential as it was recorded. A renewal is a new one; the old one stays.</summary>
/// <param name="State">Where it holds; null everywhere.</param>
/// <param name="ExpiresOn">The last day on which it holds; null when it does not expire.</param>
public sealed record CredentialRow(
    Id<Credential> Id, Id<Practitioner> Practitioner, string Kind, string Number, string Issuer, string? State, LocalDate? IssuedOn, LocalDate? ExpiresOn)
{
    /// <summary>Whether it holds on that day in that state.</summary>
    public bool Covers(LocalDate day, string state) => (State ?? state) == state && (IssuedOn ?? day) <= day && (ExpiresOn ?? day) >= day;
}

public static class Credentials
{
    private sealed record Booked(Id<Appointment> Id, Id<Patient> Patient, string PatientName, string? Phone, Id<Practitioner> Practitioner, string PractitionerName, Instant StartsAt);

    /// <summary>Every credential of those who work at this clinic, the longest lasting first.</summary>
    public static Task<ImmutableArray<CredentialRow>> Here(Work work) => work.Query<CredentialRow>($"""
        select c.id, c.practitioner, c.kind, c.number, c.issuer, c.state, c.issued_on, c.expires_on
        from credential c join practitioner p on p.id = c.practitioner where {Practitioners.WorkHere}
        order by c.practitioner, c.kind, coalesce(c.expires_on, @never) desc, c.recorded_at desc
        """, new { never = LocalDate.MaxIsoValue });

    /// <summary>Booked needling visits on whose day a credential that blocks needling will have run out.</summary>
    /// <remarks>A kind that was never recorded is not a lapse: booking refuses those visits from the start.</remarks>
    public static async Task<ImmutableArray<OrphanedVisit>> LapsingVisits(Work work, ClinicRow clinic, IEnumerable<CredentialRow> credentials)
    {
        var booked = await work.Query<Booked>("""
            select a.id, a.patient, t.given_name || ' ' || t.family_name as patient_name, t.phone, a.practitioner,
                   p.given_name || ' ' || p.family_name as practitioner_name, a.starts_at
            from appointment a join patient t on t.id = a.patient and t.clinic = a.clinic join practitioner p on p.id = a.practitioner
                 join visit_type v on v.id = a.visit_type
            where a.clinic = @clinic and a.starts_at > @Now and a.status = 'booked' and v.needling = true order by a.starts_at, a.id
            """, new { work.Now });
        var held = credentials.ToLookup(each => each.Practitioner);
        return [.. booked.Where(visit => !LapsedOn(held[visit.Practitioner], visit.StartsAt.InZone(clinic.TimeZone).Date, clinic.State).IsEmpty)
            .Select(visit => new OrphanedVisit(
                visit.Id, visit.Patient, visit.PatientName, work.Open("patient.phone", visit.Patient.Value, visit.Phone), visit.Practitioner, visit.PractitionerName, visit.StartsAt))];
    }

    /// <summary>The kinds that were held once, block needling, and are not held on that day.</summary>
    public static ImmutableArray<string> LapsedOn(IEnumerable<CredentialRow> held, LocalDate day, string state) =>
    [
        .. from credential in held
           let rule = CredentialRules.Shipped.Find(credential.Kind)
           where rule is { BlocksNeedling: true, Expires: true }
           group credential by rule.Group into kind
           where !kind.Any(each => each.Covers(day, state))
           select kind.Key,
    ];
}
