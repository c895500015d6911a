using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Register;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Practice;

public sealed class RegisterTests
{
    [Theory]
    [InlineData("ort")]
    [InlineData("mar")]
    [InlineData("maribel ort")]
    [InlineData("ORTEGA M")]
    [InlineData("4/2/1980")]
    [InlineData("1980-04-02")]
    [InlineData("Maribel@Example.org")]
    public async Task Finds_a_patient_by(string text)
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Patient("Luis", "Vega", "1991-01-05", "luis@example.org");

        var found = await clinic.Run(new SearchPatients(), new(text), clinic.FrontDesk);

        Assert.Equal(patient, Assert.Single(found.Value.Found).Id);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from audit where use_case = 'SearchPatients' and patient = @patient", new { patient }));
    }

    [Fact]
    public async Task Finds_by_record_number_and_telephone_however_they_are_typed()
    {
        await using var clinic = await TestClinic.New();
        var patient = (await clinic.Run(new RegisterPatient(), New(), clinic.FrontDesk)).Value.Registered!.Value;
        var number = (await clinic.Scalar<string>("select number from patient where id = @patient", new { patient }))!;

        foreach (var text in new[] { number, number.ToLowerInvariant(), number.Replace("-", "", StringComparison.Ordinal), "520 555 0163", "+1 (520) 555-0163" })
            Assert.Equal(patient, Assert.Single((await clinic.Run(new SearchPatients(), new(text), clinic.FrontDesk)).Value.Found).Id);
    }

    [Theory]
    [InlineData("nunez")]
    [InlineData("Núñez")]
    [InlineData("jose")]
    public async Task Accents_do_not_matter(string text)
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient("José", "Núñez");

        Assert.Equal(patient, Assert.Single((await clinic.Run(new SearchPatients(), new(text), clinic.FrontDesk)).Value.Found).Id);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("!")]
    [InlineData("tega")]
    [InlineData("'; drop table patient; --")]
    public async Task Finds_nobody_by(string text)
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient();

        Assert.Empty((await clinic.Run(new SearchPatients(), new(text), clinic.FrontDesk)).Value.Found);
    }

    [Fact]
    public async Task Says_when_there_are_more_than_it_shows()
    {
        await using var clinic = await TestClinic.New();
        for (var at = 0; at < 51; at++) await clinic.Patient($"Given{at}", "Smith", "1980-04-02", $"s{at}@example.org");

        var found = (await clinic.Run(new SearchPatients(), new("smith"), clinic.FrontDesk)).Value;

        Assert.Equal((50, true), (found.Found.Length, found.More));
    }

    [Fact]
    public async Task Export_is_for_the_lead_who_has_just_confirmed()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient();
        var export = new ExportPatients(new());

        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(export, new("ort"), clinic.FrontDesk)).Refusal);
        Assert.Equal(Refusal.StepUpFirst, (await clinic.Run(export, new("ort"), clinic.Lead with { SteppedUpAt = clinic.Clock.GetCurrentInstant() - Duration.FromMinutes(6) })).Refusal);
        Assert.Single((await clinic.Run(export, new("ort"), clinic.Lead)).Value.Found);
    }

    [Fact]
    public async Task Shows_those_alike_before_it_adds_another()
    {
        await using var clinic = await TestClinic.New();
        var known = (await clinic.Run(new RegisterPatient(), New(), clinic.FrontDesk)).Value.Registered!.Value;

        var alike = await clinic.Run(new RegisterPatient(), New(), clinic.FrontDesk);
        var another = await clinic.Run(new RegisterPatient(), New() with { Anyway = true }, clinic.FrontDesk);

        Assert.Null(alike.Value.Registered);
        Assert.Equal(known, Assert.Single(alike.Value.Alike).Id);
        Assert.NotNull(another.Value.Registered);
        Assert.Equal(2, await clinic.Scalar<int>("select count(*) from patient"));
    }

    [Fact]
    public async Task A_second_click_adds_one_patient()
    {
        await using var clinic = await TestClinic.New();

        var first = await clinic.Run(new RegisterPatient(), New() with { RepeatKey = "k" }, clinic.FrontDesk);
        var second = await clinic.Run(new RegisterPatient(), New() with { RepeatKey = "k" }, clinic.FrontDesk);

        Assert.Equal(first.Value.Registered, second.Value.Registered);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from patient"));
    }

    [Fact]
    public async Task Wrong_input_names_each_field()
    {
        await using var clinic = await TestClinic.New();

        var refused = await clinic.Run(new RegisterPatient(), new(new(null, new string('x', 101), new(2030, 1, 1), "no-mail", "12", "fr"), false, null), clinic.FrontDesk);

        Assert.Equal(["given", "family", "born", "email", "phone", "language"], refused.Refusal!.Reasons.Select(reason => reason.Field));
    }

    [Fact]
    public async Task Two_people_who_change_one_contact_do_not_overwrite_each_other()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var fields = new PatientFields("Maribel", "Ortega", new(1980, 4, 2), "maribel@example.org", "(520) 555-0101", "es");

        var first = await clinic.Run(new ChangeContact(), new(patient, 1, fields), clinic.FrontDesk);
        var again = await clinic.Run(new ChangeContact(), new(patient, 1, fields), clinic.FrontDesk);
        var second = await clinic.Run(new ChangeContact(), new(patient, 1, fields with { Phone = "(520) 555-0102" }), clinic.Lead);

        Assert.Null(first.Refusal);
        Assert.Null(again.Refusal);
        Assert.Equal(Refusal.Stale, second.Refusal);
        Assert.Equal("(520) 555-0101", await clinic.Do(async work => (await Patients.Read(work, patient))!.Phone));
        Assert.Equal("language phone", await clinic.Scalar<string>("select fields from audit where use_case = 'ChangeContact' and outcome = 'done' and fields is not null"));
    }

    [Fact]
    public async Task Belongs_to_those_who_see_patients()
    {
        await using var clinic = await TestClinic.New();

        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new SearchPatients(), new("ort"), clinic.Admin)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new RegisterPatient(), New(), clinic.QualityLead)).Refusal);
    }

    private static RegisterPatient.Request New() => new(new("Joan", "Pruitt", new(1975, 6, 30), null, "(520) 555-0163", "en"), false, null);
}
