using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>What waits for a clinician, each with what the patient answered and what the rules ask for.</summary>
public sealed class ShowAlerts(ClinicalContent content) : IUseCase<Done, ShowAlerts.View>
{
    /// <param name="Actions">What each fired rule asks of the clinician, with its sources.</param>
    /// <param name="Answers">In order, what is not a plain "no".</param>
    /// <param name="MayOpen">Whether the reader may open the patient's record: any therapist may be asked to phone, not every one to read it.</param>
    /// <param name="Unfinished">The answers are of a form that was not sent.</param>
    public sealed record Item(
        AlertRow Alert, PatientRow Patient, bool MayOpen, bool Unfinished, ImmutableArray<(string Text, ImmutableArray<string> Sources)> Actions,
        ImmutableArray<Told> Answers)
    {
        /// <summary>Of the check-in that is shown.</summary>
        public int Version { get; init; }
    }

    /// <summary>One answer in words.</summary>
    public sealed record Told(string Id, string Question, string Answer)
    {
        /// <summary>Says which answer this is without repeating it: what a page notes as read.</summary>
        public string Mark => $"{Id}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Answer)))[..12]}";
    }

    public sealed record View(ClinicRow Clinic, ImmutableArray<Item> Open, ImmutableArray<AlertRow> Answered);

    public Permission Permission => Permission.AnswerAlert;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Done request, Work work)
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var alert in await Alerts.Open(work))
        {
            work.Saw(alert.Patient);
            var checkIn = await CheckIns.Read(work, new(alert.About));
            var mayOpen = await Pipeline.Access.Refuses(work, Permission.ReadRecord, alert.Patient) is null;
            items.Add(new(
                alert, (await Patients.Read(work, alert.Patient))!, mayOpen, checkIn is { IsAnswered: false, Answers: not null }, Actions(checkIn), Said(checkIn)) { Version = checkIn?.Version ?? 0 });
        }

        return new View(await Clinics.Here(work), items.ToImmutable(), await Alerts.Answered(work));
    }

    private ImmutableArray<(string, ImmutableArray<string>)> Actions(CheckInRow? checkIn)
    {
        if (checkIn?.Result is null) return [];
        using var result = JsonDocument.Parse(checkIn.Result);
        var fired = result.RootElement.GetProperty("rules").EnumerateArray()
            .Where(rule => rule.GetProperty("state").GetString() == "fired").Select(rule => rule.GetProperty("id").GetString()).ToHashSet();
        return [.. content.Safety.TriageRules.Where(rule => fired.Contains(rule.Id))
            .Select(rule => (rule.ClinicianAlert.In(Words.Language), rule.Evidence.Sources))];
    }

    private ImmutableArray<Told> Said(CheckInRow? checkIn)
    {
        if (checkIn is null) return [];
        var answers = checkIn.Given(content.Safety);
        return [.. from question in content.Safety.FollowUpQuestions
                   where answers.ContainsKey(question.Id)
                   let answer = AnswerWords.Say(content.Safety, question, answers[question.Id], Words.Language)
                   where answer is not null
                   select new Told(question.Id, question.Text.In(Words.Language), answer)];
    }
}
