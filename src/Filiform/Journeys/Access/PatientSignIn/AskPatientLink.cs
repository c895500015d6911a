using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared.Mail;
using Filiform.Store;

namespace Filiform.Journeys.Access.PatientSignIn;

/// <summary>Mails a sign-in link to every patient record with this e-mail. The answer is the same when there is none.</summary>
public sealed class AskPatientLink(Vault vault, Installation installation) : IUseCase<AskPatientLink.Request, Done>, INetworkWide
{
    internal const string Kind = "patient-sign-in";

    /// <summary>security.md §7.</summary>
    private const int PerContact = 3, PerAddress = 10;

    public sealed record Request(string Email);

    private sealed record Found(Id<Patient> Id, Id<Clinic> Clinic);

    public Permission Permission => Permission.Public;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (installation.Limits && !await Tries.TakeOfHour(work, TakeTry.SubjectOf(vault, "patient-links-from " + work.Actor.Address), PerAddress)) return Refusal.TooMany;
        var email = request.Email.Trim().ToLowerInvariant();
        // Silent for the contact: "too many" would say that somebody asked for the same address before.
        if (!await Tries.TakeOfHour(work, TakeTry.SubjectOf(vault, "patient-links-to " + email), PerContact)) return Done.It;

        foreach (var found in await Find(work, email))
            await work.Execute("insert into outbox (id, clinic, kind, about, due_at, attempts) values (@id, @in, @Kind, @about, @Now, 0)",
                new { id = work.NewId<Message>(), @in = found.Clinic, Kind, about = found.Id.Value, work.Now });
        return Done.It;
    }

    /// <remarks>Each clinic digests under its own key, so the address is digested once for each.</remarks>
    private async Task<ImmutableArray<Found>> Find(Work work, string email)
    {
        var found = ImmutableArray.CreateBuilder<Found>();
        foreach (var some in (await work.Query<Id<Clinic>>("select id from clinic")).Chunk(500))
        {
            var digests = some.Select((clinic, at) => KeyValuePair.Create($"d{at}", (object?)vault.Digest(clinic.Value, "patient.email", email))).ToDictionary();
            found.AddRange(await work.Query<Found>(
                $"select id, clinic from patient where email_digest in ({string.Join(", ", digests.Keys.Select(name => "@" + name))}) and active = true", digests));
        }

        return found.ToImmutable();
    }
}

/// <summary>Writes the letter with the link, in the patient's clinic and language.</summary>
public sealed class SendPatientLink(Installation installation, Words words) : IMessageHandler
{
    internal const string Ticket = "patient-link";

    private static readonly Duration GoodFor = Duration.FromMinutes(15);

    public string Kind => AskPatientLink.Kind;

    public async Task<Result<Done>> Handle(OutboxMessage message, Work work)
    {
        if (await Patients.Read(work, new(message.About)) is not { Email: { } email } patient) return Done.It;
        var token = await Tickets.Issue(work, Ticket, GoodFor, patient: patient.Id, clinic: work.Clinic);
        var clinic = await Clinics.Here(work);
        await Letters.Write(work, new(patient.Id, email, patient.Language, words.In(patient.Language, "access.link-subject", clinic.ShortName),
            words.In(patient.Language, "access.link-body", patient.GivenName, clinic.Name, $"{installation.Url}/signin/patient/{token}", clinic.Phone)));
        return Done.It;
    }
}
