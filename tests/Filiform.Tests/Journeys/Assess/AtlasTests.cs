using System.Net;
using System.Text.Json;
using Filiform.Clinical.Atlas;
using Filiform.Journeys.Assess.Atlas;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Treat;

namespace Filiform.Tests.Journeys.Assess;

public sealed class AtlasTests
{
    private static readonly ReferralAtlas Atlas = TreatRoom.Content.Atlas;

    private static SearchAtlas Search => new(TreatRoom.Content);

    [Theory]
    [InlineData("TRAPECIO superior", "upper-trapezius", "name")]
    [InlineData("pars descendens", "upper-trapezius", "latin")]
    [InlineData("coccix", "lumbar-multifidus-lower", "symptom")]
    [InlineData("accessory", "upper-trapezius", "nerve")]
    public async Task Says_where_the_words_were_found(string query, string muscle, string field)
    {
        await using var clinic = await TestClinic.New();

        var view = (await clinic.Run(Search, new(query, null, null, null, null), clinic.Therapist)).Value;

        Assert.Contains(field, view.Rows.Single(row => row.Muscle.Id == muscle).Found);
    }

    [Fact]
    public async Task Whoever_refers_to_a_region_comes_strongest_first()
    {
        await using var clinic = await TestClinic.New();

        var rows = (await clinic.Run(Search, new(null, null, "temple", null, null), clinic.Lead)).Value.Rows;

        Assert.Contains("upper-trapezius", rows.Select(row => row.Muscle.Id));
        Assert.DoesNotContain("soleus", rows.Select(row => row.Muscle.Id));
        Assert.Equal(rows.Select(row => row.Strength).Order(), rows.Select(row => row.Strength));
        Assert.Equal(ReferralStrength.Essential, rows[0].Strength);
    }

    [Fact]
    public async Task Filters_narrow_each_other_and_the_words()
    {
        await using var clinic = await TestClinic.New();

        var rows = (await clinic.Run(Search, new("neck", "neck", null, "neck-pain", "lung-pleura"), clinic.QualityLead)).Value.Rows;

        Assert.Equal(["upper-trapezius"], rows.Where(row => row.Muscle.Id == "upper-trapezius").Select(row => row.Muscle.Id));
        Assert.All(rows, row => Assert.True(row.Muscle.BodyArea == "neck" && row.Muscle.Needling.Hazards.Contains("lung-pleura")
            && Atlas.ConditionById["neck-pain"].Muscles.Contains(row.Muscle.Id)));
        Assert.Empty((await clinic.Run(Search, new(null, "elbow", null, null, null), clinic.Therapist)).Value.Rows);
        Assert.Equal(125, (await clinic.Run(Search, new(" ", "", null, null, null), clinic.Therapist)).Value.Rows.Length);
    }

    [Fact]
    public async Task Is_for_those_who_read_clinical_pages()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        foreach (var actor in new[] { clinic.FrontDesk, clinic.Admin })
            Assert.Equal(Refusal.NotAllowed, (await clinic.Run(Search, new(null, null, null, null, null), actor)).Refusal);
        Assert.Equal("sign-in-first", (await clinic.Run(Search, new(null, null, null, null, null), Actor.Visitor)).Refusal!.Code);
        Assert.DoesNotContain("href=\"/clinic/atlas\"", await server.Client(await server.SignIn(clinic.FrontDesk)).GetStringAsync("/clinic/today"), StringComparison.Ordinal);
        Assert.Contains("href=\"/clinic/atlas\"", await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync("/clinic/today"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client(await server.SignIn(clinic.Therapist)).GetAsync("/clinic/atlas/no-such-muscle")).StatusCode);
    }

    /// <summary>Every sentence, name and figure of the record that <c>atlas show</c> prints stands on the page.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task The_page_of_a_muscle_leaves_nothing_of_its_record_out(string language)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist), language);
        foreach (var muscle in Atlas.Muscles)
        {
            var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/clinic/atlas/{muscle.Id}?side=left"));

            var missing = Statements(Record(muscle), language).Where(text => !page.Contains(text, StringComparison.Ordinal)).ToList();
            Assert.True(missing.Count == 0, $"{muscle.Id}: {string.Join(" | ", missing)}");
        }
    }

    [Fact]
    public void What_prevalence_rests_on_is_said_as_the_records_say_it() => Assert.All(Atlas.Muscles, muscle =>
        Assert.Equal(muscle.PrevalenceBasis + ".", new Words().In("en", "assess.atlas-prevalence-basis"), ignoreCase: true));

    [Fact]
    public async Task The_ranking_of_a_patient_leads_to_the_atlas_opens_its_sources_and_shows_the_words_that_match()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Prepared(clinic);
        await clinic.Drawing(room.Patient);
        await clinic.Do(work => Filiform.Journeys.Progress.Outcomes.Keep(work, new(
            room.Patient, "psfs", [3], ["Reach behind my back to dress"], 3, TreatRoom.Content.Instruments.Version)));
        await using var server = await TestServer.Start(clinic);

        var page = WebUtility.HtmlDecode(await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync($"/clinic/patients/{room.Patient}"));

        Assert.Contains("href=\"/clinic/atlas/infraspinatus?side=right\"", page, StringComparison.Ordinal);
        var panel = page[page.IndexOf("muscles-h", StringComparison.Ordinal)..];
        Assert.Contains("reach behind back</span>", panel, StringComparison.Ordinal);
        Assert.Contains("<details class=\"cite\">", panel, StringComparison.Ordinal);
    }

    private static JsonElement Record(Muscle muscle)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) ShowDocument.Write(muscle, Atlas, json);
        return JsonDocument.Parse(bytes.ToArray()).RootElement;
    }

    private static IEnumerable<string> Statements(JsonElement record, string language)
    {
        string Label(string set, string code) => Atlas.Labels[set][code].In(language);
        var needling = record.GetProperty("needling");
        string[] facts =
        [
            record.GetProperty("id").GetString()!, record.GetProperty("latin").GetString()!, record.GetProperty("knowledgeVersion").GetString()!,
            Label("bodyAreas", record.GetProperty("bodyArea").GetString()!), Label("levels", record.GetProperty("level").GetString()!),
            Label("prevalence", record.GetProperty("prevalence").GetProperty("class").GetString()!), Label("riskTiers", needling.GetProperty("riskTier").GetString()!),
            Label("approaches", needling.GetProperty("approach").GetString()!),
            .. needling.GetProperty("positions").EnumerateArray().Select(each => Label("positions", each.GetString()!)),
            .. needling.GetProperty("siteRegions").EnumerateArray().Select(each => TreatRoom.Content.Safety.Vocabulary.Label("regions", each.GetString()!).In(language)),
            .. needling.GetProperty("needleLengthMm") is { ValueKind: JsonValueKind.Object } length ? new[] { $"{length.GetProperty("typicalMin")}–{length.GetProperty("typicalMax")} mm" } : [],
            .. record.GetProperty("innervation").EnumerateObject().SelectMany(list => list.Value.EnumerateArray()).Select(each => Filiform.Clinical.Knowledge.Phrases.Of(each.GetString()!).In(language)),
            .. record.GetProperty("referral").EnumerateArray().Select(zone => Bare(zone.GetProperty("region").GetString()!, language)),
            .. record.GetProperty("referral").EnumerateArray().Select(zone => $"<td class=\"n\">{zone.GetProperty("weight").GetDouble().ToString("0.##", Words.Culture(language))}</td>"),
            .. record.GetProperty("hazards").EnumerateArray().Select(hazard => Label("hazardSeverities", hazard.GetProperty("severity").GetString()!)),
            .. record.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("citation").GetString()!),
            .. record.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("doi").GetString()).OfType<string>().Select(doi => $"https://doi.org/{doi}"),
            .. record.GetProperty("sources").EnumerateArray().Select(source => new Words().In(language, $"assess.atlas-type-{source.GetProperty("type").GetString()}")),
        ];
        return facts.Concat(Said(record, language));
    }

    private static string Bare(string region, string language) => AtlasNames.Bare(Atlas.RegionById[region.Replace("{side}", "left", StringComparison.Ordinal)], language);

    /// <summary>Every text that the record says in two languages, however deep it stands.</summary>
    private static IEnumerable<string> Said(JsonElement node, string language) => node.ValueKind switch
    {
        JsonValueKind.Object when node.TryGetProperty("en", out _) && node.GetProperty(language) is var said =>
            said.ValueKind == JsonValueKind.Array ? said.EnumerateArray().Select(each => each.GetString()!) : [said.GetString()!],
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => Said(member.Value, language)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(each => Said(each, language)),
        _ => [],
    };

    private static class AtlasNames
    {
        public static string Bare(Region region, string language)
        {
            var name = region.Name.In(language);
            return region.Side == "midline" ? name : name[..name.LastIndexOf(" (", StringComparison.Ordinal)];
        }
    }
}
