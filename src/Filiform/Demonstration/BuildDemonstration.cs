using Filiform.Journeys.Access;
using Filiform.Journeys.Practice.Import;
using Filiform.Journeys.Practice.Network;
using Filiform.Journeys.Practice.Network.Generate;
using Filiform.Store;

namespace Filiform.Demonstration;

/// <summary>Builds the demonstration network: not painted, but lived, over simulated weeks that end now. The same seed and day give the same network.</summary>
public static class BuildDemonstration
{
    private const int Clinics = 6, Practitioners = 14, People = 48, Weeks = 12;

    /// <summary>Booked in the last two days for today and the next three: they fill the lists that a stranger looks at first.</summary>
    private const int Newcomers = 22;

    /// <summary>Which clinic every next person goes to: the first is the busiest, and three have treatments enough to be set beside each other.</summary>
    private static readonly ImmutableArray<int> Goes = [0, 1, 0, 2, 0, 1, 2, 0, 1, 2, 0, 3, 1, 0, 2, 4, 0, 1, 2, 5];

    private const ulong NetworkSeed = 21;
    private const int PeopleSeed = 20261123;

    /// <summary>Whether the database holds no network yet.</summary>
    public static async Task<bool> IsNeeded(Database database, Instant now)
    {
        await using var work = await database.BeginRead(Actor.System, now, networkWide: true);
        return !await work.Exists("select 1 from network limit 1");
    }

    /// <summary>Whether an earlier start began to build it and was killed.</summary>
    public static async Task<bool> IsUnfinished(Database database, Instant now)
    {
        await using var work = await database.BeginRead(Actor.System, now, networkWide: true);
        return await work.Exists("select 1 from network where demonstration = true and built_at is null");
    }

    /// <param name="settings">Of the server that will show it; only its clock is replaced.</param>
    /// <param name="progress">Receives the share done, 0 to 1.</param>
    /// <returns>What use cases refused, and how often; the stories go on without it.</returns>
    public static async Task<IReadOnlyDictionary<string, int>> Run(WebApp.Settings settings, Instant end, Action<double> progress)
    {
        var zone = DateTimeZoneProviders.Tzdb["America/Phoenix"];
        var today = end.InZone(zone).Date;
        var start = today.PlusWeeks(-Weeks).AtStartOfDayInZone(zone).ToInstant() + Duration.FromHours(7);
        var clock = new SimulatedClock(start);
        await using var app = WebApp.Build(settings with { Clock = clock, Background = false, Installation = settings.Installation with { Limits = false } });
        var services = app.Services;
        var reads = services.GetRequiredService<ReadLog>();
        await reads.StartAsync(default);

        var runner = services.GetRequiredService<Runner>();
        var network = HeldSince(EveryDay(NetworkGenerator.Make(Clinics, Practitioners, NetworkSeed, today)), start.InZone(zone).Date);
        await runner.Run(services.GetRequiredService<BeginDemonstration>(), Done.It, Actor.System);
        await runner.Run(services.GetRequiredService<ImportNetwork>(), new(network), Actor.System);
        await runner.Run(services.GetRequiredService<HireStaff>(), Done.It, Actor.System);
        var stage = new Stage(services, clock, await Cast.Read(runner, services.GetRequiredService<ReadStaff>()), zone, end);

        new Curious(stage).Plan(stage.Cast.AnyTherapist);
        var dice = new Random(PeopleSeed);
        for (var number = 0; number < People; number++)
        {
            var story = new Story(stage, Person.Make(number, dice), new Random(PeopleSeed + number));
            var slug = network.Clinics[Goes[number % Goes.Length]].Id;
            stage.At(start + Duration.FromMinutes(number * (Weeks * 7 - 6) * 24 * 60L / People), () => story.Begin(slug));
        }

        for (var number = 0; number < Newcomers; number++)
        {
            var person = Person.Make(People + number, dice) with { Prepares = number % 5 == 2 ? Diligence.Half : number % 5 == 4 ? Diligence.NotYet : Diligence.All };
            var story = new Story(stage, person, new Random(PeopleSeed + People + number));
            var (slug, day) = (network.Clinics[number % 3 == 2 ? number / 3 % network.Clinics.Length : 0].Id, today.PlusDays(number % 2 == 0 ? 0 : number / 2 % 3 + 1));
            stage.At(end - Duration.FromHours(48) + Duration.FromMinutes(number * 50), () => story.Begin(slug, day));
        }

        await stage.Play(progress, start);
        await runner.Run(services.GetRequiredService<FinishDemonstration>(), Done.It, Actor.System);
        await reads.StopAsync(default);
        while (await AuditSeal.SealSome(services.GetRequiredService<Database>(), end) > 0) { }
        return stage.Refused;
    }

    /// <summary>What is valid today was valid all the simulated weeks: the generator names the last renewal only, and needling in between would stop.</summary>
    private static NetworkFile HeldSince(NetworkFile network, LocalDate start) => network with
    {
        Practitioners = [.. network.Practitioners.Select(each => each with { Credentials = [.. each.Credentials.Select(held => held with { Issued = LocalDate.Min(held.Issued, start) })] })],
    };

    /// <summary>The first clinic, where the sign-in page leads, works every day: a demonstration that begins on a Sunday shows a day's work too.</summary>
    private static NetworkFile EveryDay(NetworkFile network)
    {
        var first = network.Clinics[0];
        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToImmutableArray();
        return network with
        {
            Clinics = network.Clinics.SetItem(0, first with { OpeningHours = [.. days.Select(day => new WeeklyHours(day, first.OpeningHours[0].Hours))], Closed = [] }),
            Rosters = [.. network.Rosters.Select(roster => roster.Clinic == first.Id ? roster with { Shifts = [.. roster.Shifts.Where(shift => shift.Days.Contains(roster.Shifts[0].Days[0])).Select(shift => shift with { Days = days })] } : roster)],
        };
    }
}
