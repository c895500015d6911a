using Filiform.Journeys.Access;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Shared.Mail;

/// <summary>The newest letters of every clinic, for the demonstration, where no mail leaves the machine.</summary>
public sealed class ListMailbox(Installation installation, Vault vault) : IUseCase<Done, ImmutableArray<ListMailbox.Line>>, INetworkWide
{
    private const int Newest = 40;

    /// <param name="SentAt">Null while it waits.</param>
    public sealed record Line(
        Guid Id, Id<Clinic> Clinic, string ClinicName, string Zone, string Recipient, string Subject, string Language, Instant CreatedAt, Instant? SentAt);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<ImmutableArray<Line>>> Handle(Done request, Work work)
    {
        // Both, as for signing in with a click: started on a real network's database, the letters are private.
        if (!await DemonstrationPeople.Exist(work, installation)) return Refusal.NotFound;

        var lines = await work.Query<Line>($"""
            select m.id, m.clinic, c.name as clinic_name, c.zone, m.recipient, m.subject, m.language, m.created_at, m.sent_at
            from mail m join clinic c on c.id = m.clinic order by m.created_at desc, m.id desc limit {Newest}
            """);
        return ImmutableArray.CreateRange(lines, line => line with { Recipient = vault.Open(line.Clinic.Value, "mail.recipient", line.Id, line.Recipient)! });
    }
}

/// <summary>Opens one letter in the demonstration.</summary>
public sealed class ReadMailbox(Installation installation) : IUseCase<ReadMailbox.Request, LetterRow>
{
    public sealed record Request(Id<Clinic> Clinic, Guid Letter) : IInClinic;

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<LetterRow>> Handle(Request request, Work work) =>
        await DemonstrationPeople.Exist(work, installation) && await LetterRow.Read(work, request.Letter) is { } letter ? letter : Refusal.NotFound;
}
