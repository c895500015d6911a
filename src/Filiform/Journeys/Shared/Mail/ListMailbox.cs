using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Shared.Mail;

/// <summary>The newest letters of every clinic, for the demonstration, where no mail leaves the machine.</summary>
public sealed class ListMailbox(Installation installation) : IUseCase<Done, ImmutableArray<ListMailbox.Line>>, INetworkWide
{
    private const int Newest = 40;

    public sealed record Line(Guid Id, Id<Clinic> Clinic, string ClinicName, string Zone, string Subject, string Language, Instant CreatedAt, Instant? SentAt);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<ImmutableArray<Line>>> Handle(Done request, Work work) => installation.Demonstration
        ? await work.Query<Line>($"""
            select m.id, m.clinic, c.short_name as clinic_name, c.zone, m.subject, m.language, m.created_at, m.sent_at
            from mail m join clinic c on c.id = m.clinic order by m.created_at desc, m.id desc limit {Newest}
            """)
        : Refusal.NotFound;
}

/// <summary>Opens one letter in the demonstration.</summary>
public sealed class ReadMailbox(Installation installation) : IUseCase<ReadMailbox.Request, LetterRow>
{
    public sealed record Request(Id<Clinic> Clinic, Guid Letter) : IInClinic;

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<LetterRow>> Handle(Request request, Work work) =>
        installation.Demonstration && await LetterRow.Read(work, request.Letter) is { } letter ? letter : Refusal.NotFound;
}
