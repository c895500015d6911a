using System.Diagnostics;
using System.Globalization;
using System.Text;
using Filiform.Journeys.Practice.Import;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Import;

public sealed class ImportNetworkTests
{
    [Fact]
    public async Task Brings_everything_the_file_describes()
    {
        await using var empty = await EmptyDatabase.New();

        var report = await empty.Import(Networks.Bytes());

        Assert.Empty(report.Refused);
        Assert.Equal(
            "clinic=1 credential=2 exception=9 network=1 practitioner=1 room=2 roster=1 shift=3 visit-type=1",
            string.Join(' ', report.Kinds.Select(kind => $"{kind.Key}={kind.Value.Added}")));
        Assert.Equal((21, 0), (report.Added, report.Changed));
    }

    [Fact]
    public async Task Adds_nothing_the_second_time()
    {
        await using var empty = await EmptyDatabase.New();
        await empty.Import(Networks.Bytes());

        var again = await empty.Import(Networks.Bytes());

        Assert.Equal((0, 0), (again.Added, again.Changed));
    }

    [Fact]
    public async Task Changes_exactly_what_a_newer_file_says_anew()
    {
        await using var empty = await EmptyDatabase.New();
        await empty.Import(Networks.Bytes());

        var report = await empty.Import(Changed(
            ("520 555 0100", "520 555 0199"), ("\"until\": \"12:00\", \"validFrom\"", "\"until\": \"12:30\", \"validFrom\""), ("2027-12-31", "2029-12-31")));

        Assert.Equal("clinic=1 credential=1 shift=2", string.Join(' ', report.Kinds.Select(kind => $"{kind.Key}={kind.Value.Changed}")));
        Assert.Equal((0, 4), (report.Added, report.Changed));
        Assert.Equal(3, await empty.Do(work => work.QueryOne<int>("select count(*) from shift")));
    }

    [Fact]
    public async Task Leaves_alone_what_the_file_does_not_mention()
    {
        await using var clinic = await TestClinic.New();

        var report = await clinic.Import(Networks.Bytes());

        Assert.Equal(21, report.Added + report.Changed);
        Assert.Equal(2, await clinic.Scalar<int>("select count(*) from clinic where active = true"));
        Assert.Equal(5, await clinic.Scalar<int>("select count(*) from shift where clinic = @Here and valid_until is null", new { clinic.Here }));
    }

    [Fact]
    public async Task Ends_a_shift_that_a_roster_lists_no_more()
    {
        await using var empty = await EmptyDatabase.New();
        await empty.Import(Networks.Bytes());

        var report = await empty.Import(Changed(("\"days\": [\"mon\", \"tue\"], \"from\": \"08:00\", \"until\": \"12:00\"", "\"days\": [\"mon\"], \"from\": \"08:00\", \"until\": \"12:00\"")));

        Assert.Equal((0, 1), (report.Added, report.Changed));
        Assert.Equal(new LocalDate(2026, 11, 22), await empty.Do(work => work.QueryOne<LocalDate>("select valid_until from shift where weekday = 2")));
        Assert.Equal(0, (await empty.Import(Changed(("\"days\": [\"mon\", \"tue\"], \"from\": \"08:00\", \"until\": \"12:00\"", "\"days\": [\"mon\"], \"from\": \"08:00\", \"until\": \"12:00\"")))).Changed);
    }

    [Fact]
    public async Task Knows_a_clinic_by_its_word_whoever_made_it()
    {
        await using var clinic = await TestClinic.New();

        var report = await clinic.Import(Changed(("\"id\": \"tucson\"", "\"id\": \"armory-park\""), ("\"clinic\": \"tucson\"", "\"clinic\": \"armory-park\"")));

        Assert.Equal(new ImportCount(0, 1), report.Kinds["clinic"]);
        Assert.Equal("Tucson Clinic", await clinic.Scalar<string>("select name from clinic where id = @Here", new { clinic.Here }));
    }

    [Fact]
    public async Task Refuses_all_of_it_and_names_every_fault_with_its_line()
    {
        await using var empty = await EmptyDatabase.New();

        var report = await empty.Import(Changed(("America/Phoenix", "Mars/Olympus"), ("\"from\": \"13:00\"", "\"from\": \"13:02\""), ("\"minutes\": 45", "\"minutes\": \"45\"")));

        Assert.Equal(
            [(7L, "clinics[0].zone"), (25L, "visitTypes[0].minutes"), (33L, "rosters[0].shifts[1].from")],
            report.Refused.Select(fault => (fault.Line, fault.Field!)).Order());
        Assert.Equal(0, await empty.Do(work => work.QueryOne<int>("select count(*) from clinic")));
    }

    [Fact]
    public async Task Comes_out_as_it_went_in()
    {
        await using var first = await EmptyDatabase.New();
        await first.Import(Networks.Bytes());
        var exported = NetworkJson.Write((await first.Runner.Run(new ExportNetwork(), Done.It, Actor.System)).Value);

        await using var second = await EmptyDatabase.New();
        var report = await second.Import(exported);
        var again = NetworkJson.Write((await second.Runner.Run(new ExportNetwork(), Done.It, Actor.System)).Value);

        Assert.Equal(21, report.Added);
        Assert.Equal(Encoding.UTF8.GetString(exported), Encoding.UTF8.GetString(again));
        Assert.Equal((0, 0), (await first.Import(exported)) is var same ? (same.Added, same.Changed) : default);
        Assert.Equal((0, 0), (await second.Import(Networks.Bytes())) is var original ? (original.Added, original.Changed) : default);
    }

    [Fact]
    public async Task Keeps_rooms_apart_that_two_clinics_call_the_same()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Do(async work =>
        {
            var second = Guid.NewGuid();
            await work.Execute("""
                insert into clinic (id, slug, name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages, details, active)
                select @second, 'second', name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages, details, active from clinic
                """, new { second });
            return await work.Execute("insert into room (id, clinic, slug, name, active) values (@id, @second, 'room-1', 'Room 1', true)", new { id = Guid.NewGuid(), second });
        });
        var network = (await clinic.Run(new ExportNetwork(), Done.It, Actor.System)).Value;

        Assert.Equal(["armory-park-room-1", "second-room-1"], network.Clinics.Select(each => each.Rooms.Single().Id));
    }

    /// <summary>Many more rows than one statement holds. FILIFORM_TEST_CLINICS=1000 makes it a country, to be timed.</summary>
    [Fact]
    public async Task Takes_a_large_network()
    {
        await using var empty = await EmptyDatabase.New();
        var clinics = int.Parse(Environment.GetEnvironmentVariable("FILIFORM_TEST_CLINICS") ?? "100", CultureInfo.InvariantCulture);
        var bytes = Networks.Of(clinics);
        var watch = Stopwatch.StartNew();

        var report = await empty.Import(bytes);
        var first = watch.Elapsed;
        var again = await empty.Import(bytes);

        TestContext.Current.SendDiagnosticMessage($"{report.Added:N0} rows in {first.TotalSeconds:N1} s, again in {(watch.Elapsed - first).TotalSeconds:N1} s");
        // Of each clinic: itself, 3 rooms, 4 practitioners, 12 credentials, 4 rosters, 20 shifts, 12 days of leave. And the network.
        Assert.Equal(1 + clinics * 56, report.Added);
        Assert.Equal((0, 0), (again.Added, again.Changed));
    }

    private static ReadOnlyMemory<byte> Changed(params ReadOnlySpan<(string From, string To)> edits)
    {
        var text = Networks.Small;
        foreach (var (from, to) in edits)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return Networks.Bytes(text);
    }
}
