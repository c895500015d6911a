using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>Asks the holder of a private link for the patient's birth date: a guard against a letter that went to the wrong person (security.md §2).</summary>
public sealed class ConfirmBirthDate : IUseCase<ConfirmBirthDate.Request, ConfirmBirthDate.Answer>
{
    /// <param name="Born">Null when what was typed is no date; it counts as wrong all the same.</param>
    public sealed record Request(Id<Patient> Patient, LocalDate? Born) : IAboutPatient;

    /// <param name="Token">Of the sign-in that was opened; null when the date was wrong.</param>
    /// <param name="TriesLeft">None left: the link is closed.</param>
    public sealed record Answer(string? Token, int TriesLeft);

    public Permission Permission => Permission.Public;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        // Only a link that stands makes an actor of this kind, and only for its own patient.
        if (work.Actor.Kind != "link") return Refusal.LinkClosed;
        var link = new Id<PrivateLink>(work.Actor.Id!.Value);
        if (await PrivateLinks.TakeTry(work, link) is not { } wrong) return Refusal.LinkClosed;

        if (request.Born is { } born && await Patients.WasBornOn(work, request.Patient, born))
        {
            await PrivateLinks.ForgetTries(work, link);
            return new Answer(await SignIns.Open(work, "link", 1, patient: request.Patient, link: link, clinic: work.Clinic), PrivateLinks.WrongBirthDatesAllowed);
        }

        work.Changed("wrong-birth-date");
        return new Answer(null, PrivateLinks.WrongBirthDatesAllowed - wrong);
    }
}

/// <summary>Whether a private link was ever ours, for the page that says that it works no more.</summary>
public sealed class FindLink : IUseCase<string, FindLink.Answer>, INetworkWide
{
    /// <param name="Closed">False: there never was such a link.</param>
    public sealed record Answer(bool Closed);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(string request, Work work) => new Answer(await PrivateLinks.Find(work, request) is not null);
}
