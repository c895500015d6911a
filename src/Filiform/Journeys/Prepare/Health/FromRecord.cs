using System.Text.Json;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Practice.Import;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>What another system's record says of the patient.</summary>
public sealed class FromRecord(ClinicalContent content) : IHoldAnswers
{
    public int Order => 1;

    public async Task<ImmutableArray<HeldAnswer>> Of(Work work, Id<Patient> patient) =>
        [.. (await RecordedAnswers.Of(work, patient)).Select(each => new HeldAnswer(each.Question, Read(each), each.Origin))];

    private Value? Read(RecordedAnswer recorded)
    {
        if (recorded.Value is not { } json) return null;
        var alone = JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [recorded.Question] = json });
        return AnswersDocument.Read(content.Safety, FactOrigin.Question, alone).Value?.GetValueOrDefault(recorded.Question);
    }
}
