using System.Text.Json;
using Filiform.Journeys.Practice.Import;
using Filiform.Pipeline;
using Filiform.Tests.Fhir;

namespace Filiform.Tests.Journeys.Import;

public sealed class RecordedAnswersTests
{
    [Fact]
    public async Task Answers_the_screening_unconfirmed_and_says_from_where()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Import(Bundles.TwoPeople);

        var answers = await clinic.Answers( "urn:example:mrn|77");

        Assert.True(answers["q-blood-thinner"].Value!.Value.GetBoolean());
        Assert.Equal("""["warfarin","aspirin"]""", JsonSerializer.Serialize(answers["q-blood-thinner-list"].Value));
        Assert.Equal("From your record: warfarin (since 2019); aspirin (since 2021)", answers["q-blood-thinner-list"].Origin.En);
        Assert.Equal("De su expediente médico: warfarina (desde 2019); aspirina (desde 2021)", answers["q-blood-thinner-list"].Origin.Es);
        Assert.Equal("Digoxin 0.125 MG Oral Tablet", answers["q-medicines-other"].Value!.Value.GetString());
        Assert.True(answers["q-antiseptic-latex-allergy"].Value!.Value.GetBoolean());
        Assert.True(answers["q-gate-conditions"].Value!.Value.GetBoolean());
        Assert.True(answers["q-pacemaker-icd"].Value!.Value.GetBoolean());
        Assert.DoesNotContain("q-pregnant", answers.Keys);
    }

    [Fact]
    public async Task Stops_counting_a_pregnancy_when_it_must_be_over()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Import(Bundles.TwoPeople);
        Assert.Equal("yes", (await clinic.Answers( "urn:example:mrn|78"))["q-pregnant"].Value!.Value.GetString());

        clinic.Clock.AdvanceDays(300);

        var asked = (await clinic.Answers( "urn:example:mrn|78"))["q-pregnant"];
        Assert.Null(asked.Value);
        Assert.Equal("From your record: a pregnancy (2026)", asked.Origin.En);
    }

    /// <summary>The files stand beside some checkouts only; the fixture, which always does, is read by the tests above.</summary>
    [Fact]
    public async Task Takes_from_each_bundle_that_Synthea_made_only_what_is_so_now()
    {
        var expected = new Dictionary<string, string[]>
        {
            ["patient-anticoagulant.json"] =
            [
                "q-communication-need=\"memory-or-thinking\"", "q-blood-thinner=true", "q-blood-thinner-list=[\"warfarin\"]",
                "q-medicines-other=\"Verapamil Hydrochloride 40 MG; Digoxin 0.125 MG Oral Tablet\"",
            ],
            ["patient-antiplatelet.json"] =
            [
                "q-blood-thinner=true", "q-blood-thinner-list=[\"clopidogrel\"]", "q-gate-heart=true", "q-unstable-heart=?",
                "q-medicines-other=\"Nitroglycerin 0.4 MG/ACTUAT Mucosal Spray; Amlodipine 5 MG Oral Tablet; Simvastatin 20 MG Oral Tablet\"",
            ],
            ["patient-epilepsy.json"] = ["q-gate-conditions=true", "q-epilepsy=?", "q-medicines-other=\"Clonazepam [Klonopin]; Carbamazepine[Tegretol]\""],
            ["patient-pregnancy.json"] = ["q-pregnancy-complication=?"],
            ["patient-whiplash-rheumatoid.json"] = ["q-gate-cancer-immune=?", "q-weak-immune=?"],
        };

        foreach (var path in Bundles.Synthea)
        {
            await using var empty = await EmptyDatabase.New();
            await empty.Import(await File.ReadAllBytesAsync(path));

            var said = await empty.In(async work => await RecordedAnswers.Of(work, await work.QueryOne<Id<Patient>>("select id from patient where clinic = @clinic")));

            // Two medicines of one second may come in either order.
            Assert.Equal(expected[Path.GetFileName(path)].Select(Sorted), said.Select(Told).Select(Sorted));
        }

        static string Told(RecordedAnswer answer) => $"{answer.Question}={(answer.Value is { } value ? JsonSerializer.Serialize(value) : "?")}";
        static string Sorted(string text) => string.Concat(text.Order());
    }

    [Fact]
    public async Task Says_of_a_pregnancy_that_ended_when_it_was_and_not_since_when()
    {
        await using var clinic = await TestClinic.New();

        await clinic.Import(Bundles.Of(Bundles.Patient(), Bundles.Condition("Miscarriage in first trimester", onset: "2000-09-29"),
            Bundles.Condition("Epilepsy", id: "e"), Bundles.Condition("History of single seizure (situation)", id: "h")));

        var answers = await clinic.Answers( "p");
        Assert.Equal("From your record: a pregnancy that ended early (2000)", answers["q-pregnancy-complication"].Origin.En);
        Assert.Equal("From your record: epilepsy or seizures (since 2020)", answers["q-epilepsy"].Origin.En);
        Assert.DoesNotContain("q-pregnant", answers.Keys);
    }
}
