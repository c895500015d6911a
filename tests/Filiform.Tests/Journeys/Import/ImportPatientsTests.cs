using System.Text;
using System.Text.Json;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Import;
using Filiform.Pipeline;
using Filiform.Store;
using Filiform.Tests.Fhir;

namespace Filiform.Tests.Journeys.Import;

public sealed class ImportPatientsTests
{
    [Fact]
    public async Task Brings_people_and_their_records()
    {
        await using var clinic = await TestClinic.New();

        var report = await clinic.Import(Bundles.TwoPeople);

        Assert.Empty(report.Refused);
        Assert.Equal((10, 0), (report.Added, report.Changed));
        Assert.Equal(new ImportCount(2, 0), report.Kinds["patient"]);
        Assert.Equal(new ImportCount(4, 0), report.Kinds["medication"]);
        var jose = await clinic.Do(async work => await Patients.Read(work, await Importing.Known(work, "urn:example:mrn|77")));
        Assert.Equal(("José Ángel Núñez Peña", "es", "520-555-0111"), (jose!.Name, jose.Language, jose.Phone));
    }

    [Fact]
    public async Task Adds_nothing_the_second_time()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Import(Bundles.TwoPeople);

        var again = await clinic.Import(Bundles.TwoPeople);

        Assert.Equal((0, 0), (again.Added, again.Changed));
        Assert.Equal(2, await clinic.Scalar<int>("select count(*) from patient"));
    }

    [Fact]
    public async Task Changes_exactly_what_a_newer_file_says_anew()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Import(Bundles.TwoPeople);
        var newer = Encoding.UTF8.GetString(Bundles.TwoPeople.Span)
            .Replace("jose@example.org", "jose.angel@example.org", StringComparison.Ordinal)
            .Replace("""
                "id": "m1", "status": "active"
                """, """
                "id": "m1", "status": "stopped"
                """, StringComparison.Ordinal);

        var report = await clinic.Import(Encoding.UTF8.GetBytes(newer));

        Assert.Equal((0, 2), (report.Added, report.Changed));
        var answers = await clinic.Answers( "urn:example:mrn|77");
        Assert.Equal("""["aspirin"]""", JsonSerializer.Serialize(answers["q-blood-thinner-list"].Value));
    }

    [Fact]
    public async Task Leaves_alone_what_was_corrected_here_since()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Import(Bundles.TwoPeople);
        await clinic.Do(work => work.Execute("update patient set family_name = 'Ruiz Soto' where family_name = 'Ruiz'"));

        var again = await clinic.Import(Bundles.TwoPeople);

        Assert.Equal(0, again.Changed);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from patient where family_name = 'Ruiz Soto'"));
    }

    [Fact]
    public async Task Knows_somebody_who_has_booked_already()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient("José Ángel", "Núñez Peña", "1951-02-28", "jose@example.org");

        var report = await clinic.Import(Bundles.TwoPeople);

        Assert.Equal(new ImportCount(1, 1), report.Kinds["patient"]);
        Assert.Equal(2, await clinic.Scalar<int>("select count(*) from patient"));
    }

    [Fact]
    public async Task Shows_staff_what_the_record_says()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Import(Bundles.Of(Bundles.Patient(), Bundles.Condition("Alzheimer's disease"), Bundles.Medicine("Warfarin", "stopped")));

        var (items, flags) = await clinic.Do(async work =>
        {
            var patient = await Importing.Known(work, "p");
            return (await PatientRecord.Items(work, patient), await PatientRecord.Flags(work, patient));
        });

        Assert.Equal([("Alzheimer's disease", Standing.Present, "2020-05-01"), ("Warfarin", Standing.Past, "2019-05-01")],
            items.Select(item => (item.Display, item.Standing, item.Onset!)));
        Assert.StartsWith("Who can consent?", flags.Single().En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seals_what_the_record_calls_things()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Import(Bundles.TwoPeople);

        var kept = await clinic.Do(work => work.Query<string>("select display from record_item union all select coalesce(value, '') from pre_answer where clinic = @clinic"));

        Assert.DoesNotContain(kept, text => text.Contains("arfarin", StringComparison.Ordinal) || text.Contains("true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Makes_the_first_clinic_from_the_organization()
    {
        await using var empty = await EmptyDatabase.New();

        var report = await empty.Import(Bundles.TwoPeople);

        Assert.Equal(new ImportCount(1, 0), report.Kinds["clinic"]);
        var clinic = await empty.Do(async work => (await Clinics.All(work)).Single());
        Assert.Equal(("North Street Family Medicine", "north-street-family-medicine", "America/Phoenix"), (clinic.Name, clinic.Slug, clinic.Zone));
        Assert.Equal((0, 0), (await empty.Import(Bundles.TwoPeople)) is var again ? (again.Added, again.Changed) : default);
    }

    [Fact]
    public async Task Imports_each_bundle_that_Synthea_made_into_an_empty_installation()
    {
        foreach (var bytes in Bundles.Synthea.Select(path => (ReadOnlyMemory<byte>)File.ReadAllBytes(path)).Prepend(Bundles.TwoPeople))
        {
            await using var empty = await EmptyDatabase.New();

            var report = await empty.Import(bytes);

            Assert.Empty(report.Refused);
            Assert.True(report.Kinds["patient"].Added > 0);
            Assert.Equal((0, 0), (await empty.Import(bytes)) is var again ? (again.Added, again.Changed) : default);
        }
    }

    [Fact]
    public async Task Asks_for_the_clinic_when_there_are_several()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Do(work => work.Execute("""
            insert into clinic (id, slug, name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages, details, active)
            select @id, 'second', name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages, details, active from clinic
            """, new { id = Guid.NewGuid() }));

        var (none, unknown, named) = (await clinic.Import(Bundles.TwoPeople), await clinic.Import(Bundles.TwoPeople, "third"), await clinic.Import(Bundles.TwoPeople, "second"));

        Assert.Equal(("--clinic", "There are several clinics: name one of armory-park, second"), none.Refused.Single() is var first ? (first.Field!, first.Message) : default);
        Assert.Equal("There is no such clinic; there are armory-park, second", unknown.Refused.Single().Message);
        Assert.Equal(10, named.Added);
    }

    [Fact]
    public async Task Refuses_everything_when_one_person_is_born_tomorrow()
    {
        await using var clinic = await TestClinic.New();

        var report = await clinic.Import(Bundles.Of(Bundles.Patient(), Bundles.Patient("q").Replace("1980-01-02", "2026-11-24", StringComparison.Ordinal)));

        Assert.Equal(new ImportFault(2, "entry[1].resource.birthDate", "Lies in the future"), report.Refused.Single());
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from patient"));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{\"a\":1,\"a\":2}", "stands twice")]
    [InlineData("[1]", "must be an object")]
    [InlineData("{\"resourceType\":\"Patient\",\"id\":\"x\"}", "must be Bundle")]
    [InlineData("{\"resourceType\":5}", "")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"collection\"}", "must hold at least one Patient")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{}]}", "")]
    public async Task Refuses_what_is_no_bundle(string text, string message)
    {
        await using var clinic = await TestClinic.New();

        var report = await clinic.Import(Encoding.UTF8.GetBytes(text));

        Assert.Contains(report.Refused, fault => fault.Message.StartsWith(message, StringComparison.Ordinal));
    }
}
