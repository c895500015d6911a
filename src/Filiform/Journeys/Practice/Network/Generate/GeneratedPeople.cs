using System.Globalization;
using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network.Generate;

/// <summary>Makes up who works at the clinics, and when.</summary>
internal sealed class GeneratedPeople(ImmutableArray<ClinicEntry> clinics, LocalDate asOf, Slugs ids, Dice dice, NetworkTerms terms)
{
    private static readonly ImmutableArray<string> OtherLanguages = ["vi", "zh", "ko", "ar", "pt", "fr", "hi", "ru"];

    private readonly ImmutableArray<PractitionerEntry>.Builder practitioners = ImmutableArray.CreateBuilder<PractitionerEntry>();
    private readonly ImmutableArray<RosterEntry>.Builder rosters = ImmutableArray.CreateBuilder<RosterEntry>();
    private readonly HashSet<string> spanish = [];

    public ImmutableArray<PractitionerEntry> Practitioners => practitioners.ToImmutable();

    public ImmutableArray<RosterEntry> Rosters => rosters.ToImmutable();

    /// <summary>The clinics, with Spanish where somebody speaks it.</summary>
    public ImmutableArray<ClinicEntry> Clinics() =>
        [.. clinics.Select(clinic => spanish.Contains(clinic.Id) ? clinic with { Languages = ["en", "es"] } : clinic)];

    /// <summary>Fills that clinic; one in ten also helps out in another clinic of the city.</summary>
    public void Hire(int at, int count)
    {
        var clinic = clinics[at];
        // Clinics of one city stand anywhere in the list, so the neighbour is looked for, not assumed.
        var neighbours = clinics.Where(other => other.City == clinic.City && other.State == clinic.State && other.Id != clinic.Id).ToList();
        for (var place = 0; place < count; place++)
        {
            var person = Person(clinic);
            practitioners.Add(person);
            if (person.Languages.Contains("es")) spanish.Add(clinic.Id);
            var split = neighbours.Count > 0 && dice.Chance(10);
            var shifts = GeneratedShifts.Make(dice, split ? GeneratedShifts.FourDays : null);
            rosters.Add(Roster(person, clinic, shifts, clinic.Rooms[place].Id));
            // Its last room, which nobody of its own has unless it is full; two people in one room are kept apart by the booking.
            if (split && dice.Pick(neighbours) is var other) rosters.Add(Roster(person, other, GeneratedShifts.OneDay, other.Rooms[^1].Id));
        }
    }

    private PractitionerEntry Person(ClinicEntry clinic)
    {
        var (given, family) = (dice.Pick(MadeUp.Given), dice.Pick(MadeUp.Family));
        var (languages, years) = (Languages(), dice.Between(1, 30));
        var (english, inSpanish) = dice.Pick(MadeUp.Interests);
        return new(
            ids.Of("practitioner", $"{given} {family}"), given, family, dice.Chance(80) ? "PT, DPT" : "PT", languages,
            new(
                string.Create(CultureInfo.InvariantCulture, $"Special interest: {english}. {years} {(years == 1 ? "year" : "years")} in practice."),
                string.Create(CultureInfo.InvariantCulture, $"Interés especial: {inSpanish}. {years} {(years == 1 ? "año" : "años")} de práctica.")),
            GeneratedCredentials.Make(clinic.State, years, asOf, dice, terms));
    }

    private ImmutableArray<string> Languages()
    {
        if (dice.Chance(30)) return ["en", "es"];
        return dice.Chance(12) ? ["en", dice.Pick(OtherLanguages)] : ["en"];
    }

    private RosterEntry Roster(PractitionerEntry person, ClinicEntry clinic, ImmutableArray<(ImmutableArray<IsoDayOfWeek> Days, Hours Hours)> shifts, string room)
    {
        var since = asOf.PlusDays(-dice.Between(30, 700));
        var away = asOf.PlusDays(dice.Between(5, 80));
        return new(
            person.Id, clinic.Id, terms.Jurisdictions[clinic.State].PermitsNeedling ? [] : [GeneratedVisits.WithoutNeedling],
            [.. shifts.Select(shift => new ShiftEntry(room, shift.Days, shift.Hours, since, null))], [],
            dice.Chance(30) ? [new LeaveEntry(new(away, away.PlusDays(dice.Between(0, 9))), null)] : []);
    }
}
