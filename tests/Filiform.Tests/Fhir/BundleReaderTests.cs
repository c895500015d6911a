using System.Text;
using Filiform.Fhir;
using Filiform.Journeys.Practice.Import;

namespace Filiform.Tests.Fhir;

public sealed class BundleReaderTests
{
    [Fact]
    public void Keeps_a_name_as_it_is_written()
    {
        var (file, _) = BundleReader.Read(Bundles.TwoPeople.Span);

        var jose = file!.People[0];
        Assert.Equal(("José Ángel", "Núñez Peña"), (jose.Details.GivenName, jose.Details.FamilyName));
        Assert.Equal(("520-555-0111", "jose@example.org", "es"), (jose.Details.Phone, jose.Details.Email, jose.Details.Language));
        Assert.Equal(new LocalDate(1951, 2, 28), jose.Details.BirthDate);
    }

    [Fact]
    public void Takes_the_record_number_and_never_a_number_of_the_state()
    {
        var (file, _) = BundleReader.Read(Bundles.TwoPeople.Span);

        Assert.Equal("urn:example:mrn|77", file!.People[0].Identifier);
    }

    [Fact]
    public void Gives_each_item_to_whom_it_is_about()
    {
        var (file, _) = BundleReader.Read(Bundles.TwoPeople.Span);

        Assert.Equal(["MedicationRequest/m1", "MedicationStatement/m2", "MedicationRequest/m3", "MedicationRequest/m4", "AllergyIntolerance/a1", "Device/d1"],
            file!.People[0].Items.Select(item => item.Source));
        Assert.Equal(["Condition/c1", "Procedure/p1"], file.People[1].Items.Select(item => item.Source));
        Assert.Equal(1, file.Ignored["Observation"]);
    }

    [Fact]
    public void Reads_a_medicine_that_stands_within_its_statement()
    {
        var (file, _) = BundleReader.Read(Bundles.TwoPeople.Span);

        var aspirin = file!.People[0].Items[1];
        Assert.Equal(("Aspirin 81 MG", Standing.Present, "2021"), (aspirin.Display, aspirin.Standing, aspirin.Onset!.Text));
    }

    [Fact]
    public void Names_every_fault_with_its_line_and_field()
    {
        var wrong = Encoding.UTF8.GetBytes("""
            {"resourceType":"Bundle","type":"collection","entry":[
              {"resource":{"resourceType":"Patient","id":"a","birthDate":"1980-13-45",
                "gender":"banana",
                "shoeSize":44}}
            ]}
            """);

        var (file, faults) = BundleReader.Read(wrong);

        Assert.Null(file);
        Assert.Equal([(2L, "entry[0].resource.birthDate"), (3L, "entry[0].resource.gender"), (4L, "entry[0].resource.shoeSize")],
            faults.Select(fault => (fault.Line, fault.Field!)).Order());
    }

    [Fact]
    public void Names_what_a_person_lacks()
    {
        var wrong = Encoding.UTF8.GetBytes("""
            {"resourceType":"Bundle","type":"collection","entry":[
              {"resource":{"resourceType":"Patient",
                "birthDate":"1980"}},
              {"resource":{"resourceType":"Condition","id":"c","code":{"text":"x"},
                "subject":{"reference":"Patient/elsewhere"}}}
            ]}
            """);

        var (_, faults) = BundleReader.Read(wrong);

        Assert.Equal(
            [
                (2L, "entry[0].resource.identifier", "is missing: without one nobody can tell this person from another"),
                (2L, "entry[0].resource.name", "is missing: a given or a family name is needed"),
                (3L, "entry[0].resource.birthDate", "must be a whole date such as 1980-04-02, from 1900 on"),
                (5L, "entry[1].resource.subject", "must name a Patient of this file"),
            ],
            faults.Select(fault => (fault.Line, fault.Field!, fault.Message)).Order());
    }

    [Fact]
    public void Leaves_out_who_has_died_and_says_so()
    {
        var (file, _) = BundleReader.Read(Bundles.Of(Bundles.Patient(), Bundles.Patient("q", ""","deceasedDateTime":"2020-01-01" """)).Span);

        Assert.Single(file!.People);
        Assert.Equal("entry[1].resource.deceasedDateTime", file.Warnings.Single().Field);
    }

    [Theory]
    [InlineData("active", "confirmed", Standing.Present)]
    [InlineData("relapse", "confirmed", Standing.Present)]
    [InlineData("resolved", "confirmed", Standing.Past)]
    [InlineData("remission", "confirmed", Standing.Past)]
    [InlineData("active", "provisional", Standing.Unclear)]
    [InlineData("active", "refuted", Standing.Void)]
    [InlineData("active", "entered-in-error", Standing.Void)]
    public void Reads_whether_a_condition_stands(string clinical, string verification, Standing standing)
    {
        var condition = Bundles.Condition("asthma", clinical, more: $$"""
            ,"verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"{{verification}}"}]}
            """);

        var (file, _) = BundleReader.Read(Bundles.Of(Bundles.Patient(), condition).Span);

        Assert.Equal(standing, file!.People[0].Items[0].Standing);
    }

    [Theory]
    [InlineData("active", "", Standing.Present)]
    [InlineData("stopped", "", Standing.Past)]
    [InlineData("completed", "", Standing.Past)]
    [InlineData("on-hold", "", Standing.Unclear)]
    [InlineData("draft", "", Standing.Unclear)]
    [InlineData("entered-in-error", "", Standing.Void)]
    [InlineData("active", ",\"doNotPerform\":true", Standing.Void)]
    [InlineData("active", ",\"dispenseRequest\":{\"validityPeriod\":{\"end\":\"2020-01-01\"}}", Standing.Past)]
    public void Reads_whether_a_medicine_is_taken(string status, string more, Standing standing)
    {
        var (file, _) = BundleReader.Read(Bundles.Of(Bundles.Patient(), Bundles.Medicine("warfarin", status, more)).Span);

        Assert.Equal(standing, file!.People[0].Items[0].StandingOn(new(2026, 11, 23)));
    }

    [Fact]
    public void Reads_every_bundle_that_Synthea_made()
    {
        // The files stand beside some checkouts only; the fixture always does.
        foreach (var bytes in Bundles.Synthea.Select(path => (ReadOnlyMemory<byte>)File.ReadAllBytes(path)).Prepend(Bundles.TwoPeople))
        {
            var (file, faults) = BundleReader.Read(bytes.Span);

            Assert.Empty(faults);
            Assert.NotEmpty(file!.People);
            Assert.NotNull(file.Organization);
        }
    }
}
