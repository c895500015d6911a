using System.Globalization;
using System.Security.Cryptography;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared.Mail;
using Filiform.Store;

namespace Filiform.Journeys.Access.PatientSignIn;

/// <summary>Which clinic a mailed sign-in link or a half sign-in belongs to, and whether it still works.</summary>
public sealed class FindPatientTicket : IUseCase<FindPatientTicket.Request, Id<Clinic>>
{
    /// <param name="Kind"><see cref="SendPatientLink.Ticket"/> or <see cref="OpenPatientLink.Ticket"/>.</param>
    public sealed record Request(string Kind, string Token);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Id<Clinic>>> Handle(Request request, Work work)
    {
        if (await Tickets.Find(work, request.Kind, request.Token) is not { Clinic: { } clinic } ticket) return Refusal.NotFound;
        return ticket.Stands(work.Now) ? clinic : Refusal.LinkClosed;
    }
}

/// <summary>The person pressed the button of a mailed link: uses it up, and mails a code to this browser's second step.</summary>
/// <remarks>A link alone may be forwarded, or opened by a mail scanner; the code shows that the mailbox is open here and now.</remarks>
public sealed class OpenPatientLink(Vault vault, Words words) : IUseCase<OpenPatientLink.Request, string>
{
    internal const string Ticket = "patient-code";

    private static readonly Duration GoodFor = Duration.FromMinutes(10);

    public sealed record Request(Id<Clinic> Clinic, string Token) : IInClinic;

    public Permission Permission => Permission.Public;

    /// <returns>The token of the half sign-in, for this browser.</returns>
    public async Task<Result<string>> Handle(Request request, Work work)
    {
        if (await Tickets.Find(work, SendPatientLink.Ticket, request.Token) is not { Patient: { } id } ticket || ticket.Clinic != request.Clinic) return Refusal.NotFound;
        if (!ticket.Stands(work.Now) || await Patients.Read(work, id) is not { Email: { } email } patient) return Refusal.LinkClosed;
        if (!await Tickets.Use(work, ticket)) return Refusal.LinkClosed;

        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        var half = await Tickets.Issue(work, Ticket, GoodFor, patient: id, clinic: request.Clinic, state: Digest(vault, id, code));
        var clinic = await Clinics.Here(work);
        await Letters.Write(work, new(id, email, patient.Language,
            words.In(patient.Language, "access.code-subject", clinic.ShortName), words.In(patient.Language, "access.code-body", patient.GivenName, code)));
        return half;
    }

    internal static string Digest(Vault vault, Id<Patient> patient, string code) => vault.Digest(null, "ticket.code", $"{patient} {code}")!;
}

/// <summary>The mailed code fits: the patient is signed in, at the level that shows their history.</summary>
public sealed class SignInPatient(Vault vault) : IUseCase<SignInPatient.Request, SignInPatient.Answer>
{
    private const int TriesAllowed = 5;

    public sealed record Request(Id<Clinic> Clinic, string Half, string Code) : IInClinic;

    /// <param name="Token">Of the sign-in; null when the code was wrong.</param>
    public sealed record Answer(string? Token, int TriesLeft);

    public Permission Permission => Permission.Public;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (await Tickets.Find(work, OpenPatientLink.Ticket, request.Half) is not { Patient: { } patient, State: { } digest } ticket || !ticket.Stands(work.Now)
            || ticket.Clinic != request.Clinic) return SignInRefusal.BeginAgain;
        if (!await Tickets.TakeTry(work, ticket, TriesAllowed)) return SignInRefusal.BeginAgain;

        var given = OpenPatientLink.Digest(vault, patient, string.Concat(request.Code.Where(char.IsAsciiDigit)));
        if (!CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(given), System.Text.Encoding.ASCII.GetBytes(digest)))
        {
            work.Changed("wrong-code");
            return new Answer(null, TriesAllowed - ticket.Tries - 1);
        }

        if (!await Tickets.Use(work, ticket)) return SignInRefusal.BeginAgain;
        return new Answer(await SignIns.Open(work, "patient", 2, patient: patient, clinic: request.Clinic), 0);
    }
}
