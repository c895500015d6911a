using System.Text;
using System.Text.Json;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Keeps what a person checked before, during and after needling: many answers in one change, each given on its own.</summary>
public sealed class SetSessionFacts(ClinicalContent content) : IUseCase<SetSessionFacts.Request, Saved>
{
    /// <param name="Facts">By session fact id; <see cref="Value.Unsure"/> takes an answer back. What is not named stays as it is.</param>
    /// <param name="Ticks">By the id of a checklist entry that no fact answers.</param>
    /// <param name="Targets">Muscles meant for today, left or right each; null leaves them as they are.</param>
    /// <param name="Version">Of the session that was looked at; null writes whatever was changed meanwhile.</param>
    /// <param name="AsUsual">Gives what is routine and was not answered yet its usual answer (<see cref="RoutineChecks"/>), as this therapist's own.</param>
    /// <param name="Today">Answers to the questions about the day, by question id; kept with the screening as asked in person.</param>
    public sealed record Request(
        Id<Patient> Patient, Id<Session> Session, ImmutableDictionary<string, Value> Facts, ImmutableDictionary<string, bool>? Ticks = null,
        ImmutableArray<PlanTarget>? Targets = null, int? Version = null, ImmutableDictionary<string, Value>? Today = null,
        bool AsUsual = false) : IAboutPatient;

    /// <summary>More muscles than anybody needles in a visit.</summary>
    private const int MostTargets = 12, LargestNumber = 999;

    public Permission Permission => Permission.Treat;

    public async Task<Result<Saved>> Handle(Request request, Work work)
    {
        if (Wrong(request) is { IsEmpty: false } wrong) return Refusal.Invalid(wrong);
        var taken = await Drafts.Take(work, request.Patient, request.Session, request.Version);
        if (taken.Refusal is not null) return taken;

        if (request.Facts.GetValueOrDefault(SessionFacts.Observed) is Value.Number && await NeedlesStillIn(work, request) is > 0 and var left)
            return Refusal.Invalid(new Reason("observed-early", SessionFacts.Observed, left));

        if (request.AsUsual) request = request with { Facts = await WithUsual(work, request) };
        foreach (var (fact, value) in request.Facts)
            if (value == Value.Unsure) await SessionAnswers.Forget(work, request.Patient, request.Session, fact);
            else await SessionAnswers.Keep(work, request.Patient, request.Session, fact, Written(value));
        foreach (var (entry, ticked) in request.Ticks ?? ImmutableDictionary<string, bool>.Empty)
            await SessionAnswers.Keep(work, request.Patient, request.Session, entry, ticked ? "true" : "false");
        if (request.Targets is { } targets)
            await SessionAnswers.Keep(work, request.Patient, request.Session, SessionAnswers.TodaysTargets, Json.Write(targets));
        if (request.Today is { IsEmpty: false } today) await KeepToday(work, request.Patient, today);
        work.Changed([.. request.Facts.Keys, .. request.Today?.Keys ?? []]);
        return taken;
    }

    private static async Task<int> NeedlesStillIn(Work work, Request request) =>
        (await Sessions.Insertions(work, request.Patient, request.Session)).Sum(row => row.NeedlesIn - row.NeedlesOut)
            - ((await SessionSteps.Of(work, request.Patient, request.Session)).FirstOrDefault(step => step.Kind == SessionSteps.Retained)?.Needles ?? 0);

    /// <summary>What somebody answered already, now or before, is never overwritten: a "no" about the room must stay one.</summary>
    private async Task<ImmutableDictionary<string, Value>> WithUsual(Work work, Request request)
    {
        var given = (await SessionAnswers.Of(work, content.Safety, request.Patient, request.Session)).Facts;
        return request.Facts.SetItems(RoutineChecks.Usual.Where(usual => !request.Facts.ContainsKey(usual.Key) && !given.ContainsKey(usual.Key)));
    }

    /// <summary>A form without scripts sends every answer again: what stands on this day already is not said anew.</summary>
    private async Task KeepToday(Work work, Id<Patient> patient, ImmutableDictionary<string, Value> today)
    {
        if (await Screenings.LastCompleted(work, content.Safety, patient) is not { } screening) return;
        var zone = (await Clinics.Here(work)).TimeZone;
        var told = screening.On(work.Now.InZone(zone).Date, zone).Answers;
        foreach (var (question, value) in today)
            if (AnswerText.Key(told.GetValueOrDefault(question)) != AnswerText.Key(value))
                await InPersonAnswers.Keep(work, patient, screening.Id, question, value);
    }

    /// <summary>The request without what is wrong in it: one wrong field costs no other what was answered there.</summary>
    public static Request Without(Request request, ImmutableArray<Reason> wrong)
    {
        var fields = wrong.Select(reason => reason.Field).OfType<string>().ToHashSet();
        return request with
        {
            Facts = request.Facts.RemoveRange(fields), Ticks = request.Ticks?.RemoveRange(fields), Targets = fields.Contains("targets") ? null : request.Targets,
            Today = request.Today?.RemoveRange(fields),
        };
    }

    /// <summary>Everything that cannot be kept, by field; empty when all of it can.</summary>
    public ImmutableArray<Reason> Wrong(Request request) =>
    [
        .. request.Facts.Where(answer => !Fits(answer.Key, answer.Value)).Select(answer => WhyNot(answer.Key)),
        .. (request.Today ?? ImmutableDictionary<string, Value>.Empty).Where(answer => !FitsToday(answer.Key, answer.Value)).Select(answer => new Reason("choose-one", answer.Key)),
        .. (request.Ticks ?? ImmutableDictionary<string, bool>.Empty).Keys
            .Where(id => content.Safety.Checklist.All(entry => entry.Id != id || entry.Fact is not null)).Select(id => new Reason("choose-one", id)),
        .. (request.Targets ?? []).Where(target => !content.Atlas.MuscleById.ContainsKey(target.Muscle) || target.Side is not ("left" or "right"))
            .Select(_ => new Reason("muscle-unknown", "targets")),
        .. Reason.When(request.Targets is { Length: > MostTargets }, "too-many-targets", "targets", MostTargets),
    ];

    private Reason WhyNot(string fact) => content.Safety.Facts.Find(fact) is { Type: AnswerType.Number } number
        ? new Reason("number-between", fact, number.Min ?? 0, number.Max ?? LargestNumber)
        : new Reason("choose-one", fact);

    private bool Fits(string fact, Value value)
    {
        if (content.Safety.Facts.Find(fact) is not { Origin: FactOrigin.Session } definition) return false;
        // An empty field is no answer, also of a fact that only the record gives.
        if (value == Value.Unsure) return true;
        return !SessionFacts.OfTheRecord.Contains(fact) && definition.Type.Takes(value) && value switch
        {
            Value.Option option => definition.Options.Contains(option.Id),
            Value.Options options => options.Ids.All(definition.Options.Contains),
            Value.Number number => number.Amount is >= 0 and <= LargestNumber && !(number.Amount < definition.Min) && !(number.Amount > definition.Max),
            _ => true,
        };
    }

    private bool FitsToday(string id, Value value) => content.Safety.Questions.FirstOrDefault(each => each.Id == id) is { } question && VisitDay.Asks(question)
        && (value == Value.Unsure || (question.Fact.Type.Takes(value) && (value is not Value.Option option || question.Fact.Options.Contains(option.Id))));

    private static string Written(Value value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) AnswersDocument.Write(new Dictionary<string, Value> { ["value"] = value }, json);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(bytes.ToArray()));
        return document.RootElement.GetProperty("value").GetRawText();
    }
}
