using System.Text.Json;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Practice;
using Filiform.Clinical.Tests.Atlas;
using NodaTime.Text;

namespace Filiform.Clinical.Tests.Practice;

/// <summary>The vectors that travel with <c>practice.json</c>.</summary>
public sealed class PracticeVectorTests
{
    private static readonly PracticeKnowledge Knowledge = PracticeKnowledge.Embedded();
    private static readonly MuscleGroups Groups = MuscleGroups.Embedded(ReferralAtlas.Embedded());
    private static readonly JsonElement Data = Checkout.Json("knowledge/practice.json");

    [Fact]
    public void Suggests_the_code_as_printed()
    {
        var vectors = Data.GetProperty("billing").GetProperty("codeRule").GetProperty("testVectors").EnumerateArray().ToList();

        Assert.Equal(6, vectors.Count);
        Assert.All(vectors, vector => Assert.Equal(
            vector.GetProperty("code").GetString(),
            Knowledge.Billing.NeedlingCode(vector.GetProperty("muscles").EnumerateArray().Select(muscle => (muscle.GetString()!, (string?)null)), Groups)));
    }

    [Fact]
    public void Counts_timed_units_as_printed()
    {
        var vectors = Data.GetProperty("billing").GetProperty("timeRule").GetProperty("testVectors").EnumerateArray().ToList();

        Assert.Equal(7, vectors.Count);
        Assert.All(vectors, vector =>
            Assert.Equal(vector.GetProperty("units").GetInt32(), Knowledge.Billing.TimedUnits(vector.GetProperty("timedMinutes").GetInt32())));
    }

    [Fact]
    public void Judges_expiry_as_printed()
    {
        var vectors = Data.GetProperty("expiry").GetProperty("testVectors").EnumerateArray().ToList();

        Assert.Equal(5, vectors.Count);
        Assert.All(vectors, vector => Assert.Equal(
            vector.GetProperty("mayNeedle").GetBoolean(),
            Knowledge.CredentialById[vector.GetProperty("kind").GetString()!].MayNeedle(
                Date(vector.GetProperty("expires")), Date(vector.GetProperty("on"))!.Value,
                vector.TryGetProperty("override", out var allowed) && allowed.GetBoolean())));
    }

    private static LocalDate? Date(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : LocalDatePattern.Iso.Parse(value.GetString()!).Value;
}
