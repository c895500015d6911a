using Filiform.Clinical.Rules;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Demonstration;

/// <summary>Where the stories play: the clock, what happens when, and the one door through which all of it goes.</summary>
internal sealed class Stage(IServiceProvider services, SimulatedClock clock, Cast cast, DateTimeZone zone, Instant end)
{
    private readonly PriorityQueue<Func<Task>, (Instant At, int Order)> events = new();
    private readonly Runner runner = services.GetRequiredService<Runner>();
    private readonly OutboxLoop outbox = services.GetRequiredService<OutboxLoop>();
    private int order;

    public Cast Cast => cast;
    public DateTimeZone Zone => zone;
    public Instant End => end;

    /// <summary>The day on which the stories end and the demonstration begins.</summary>
    public LocalDate LastDay => end.InZone(zone).Date;

    public Instant Now => clock.GetCurrentInstant();
    public ClinicalContent Content { get; } = services.GetRequiredService<ClinicalContent>();

    /// <summary>What was refused, by use case: a story goes on without it, and the tests look here.</summary>
    public Dictionary<string, int> Refused { get; } = [];

    public void At(Instant when, Func<Task> what)
    {
        if (when < end) events.Enqueue(what, (when, order++));
    }

    /// <summary>Plays everything, in the order of the clock.</summary>
    public async Task Play(Action<double> progress, Instant start)
    {
        while (events.TryDequeue(out var what, out var when))
        {
            clock.MoveTo(when.At);
            while (await outbox.DoSome() > 0) { }
            await what();
            progress((when.At - start) / (end - start));
        }

        clock.MoveTo(end);
        while (await outbox.DoSome() > 0) { }
    }

    public async Task<TResult?> Ask<T, TRequest, TResult>(TRequest request, Actor actor) where T : IUseCase<TRequest, TResult>
    {
        var result = await runner.Run(services.GetRequiredService<T>(), request, actor);
        if (result.Refusal is null) return result.Value;

        var why = $"{typeof(T).Name}: {result.Refusal.Code}{(result.Refusal.Reasons.IsDefaultOrEmpty ? "" : " " + string.Join(' ', result.Refusal.Reasons.Select(reason => $"{reason.Field}:{reason.Code}").Distinct()))}";
        Refused[why] = Refused.GetValueOrDefault(why) + 1;
        return default;
    }

    public async Task<TResult?> AskValue<T, TRequest, TResult>(TRequest request, Actor actor) where T : IUseCase<TRequest, TResult> where TResult : struct
    {
        var before = Refused.Values.Sum();
        var answer = await Ask<T, TRequest, TResult>(request, actor);
        return Refused.Values.Sum() == before ? answer : null;
    }

    public Task Do<T, TRequest, TResult>(TRequest request, Actor actor) where T : IUseCase<TRequest, TResult> => Ask<T, TRequest, TResult>(request, actor);

    /// <summary>Signs what stands there now.</summary>
    public async Task<bool> Sign(Id<Patient> patient, Id<Session> session, Actor therapist)
    {
        var view = await Ask<ShowSession, ShowSession.Request, ShowSession.View>(new(patient, session), therapist);
        return view is not null && await Ask<SignSession, SignSession.Request, SignSession.Signed>(new(patient, session, view.Chart.Session.Version), therapist) is not null;
    }

    public async Task<Id<Patient>> PatientOf(Id<Clinic> clinic, Id<Appointment> visit) => (await Look<Id<Patient>>(clinic,
        "select patient from appointment where id = @visit and clinic = @clinic", new { visit }));

    public async Task<int> VersionOf(Id<Clinic> clinic, Id<Appointment> visit) => await Look<int>(clinic,
        "select version from appointment where id = @visit and clinic = @clinic", new { visit });

    public async Task<Id<CheckIn>?> CheckInOf(Id<Clinic> clinic, Id<Patient> patient) => await Look<Id<CheckIn>?>(clinic,
        "select id from check_in where clinic = @clinic and patient = @patient and status = 'sent' order by due_at desc limit 1", new { patient });

    public async Task<ImmutableArray<(Id<Alert> Alert, int Version)>> AlertsOf(Id<Clinic> clinic, Id<Patient> patient)
    {
        await using var work = await services.GetRequiredService<Database>().BeginRead(Actor.System.In(clinic), Now, networkWide: false);
        var waiting = await work.Query<Waiting>("""
            select a.id, c.version from alert a join check_in c on c.id = a.about where a.clinic = @clinic and a.patient = @patient and a.acknowledged_at is null
            """, new { patient });
        return [.. waiting.Select(each => (each.Id, each.Version))];
    }

    private sealed record Waiting(Id<Alert> Id, int Version);

    private async Task<T?> Look<T>(Id<Clinic> clinic, string sql, object values)
    {
        await using var work = await services.GetRequiredService<Database>().BeginRead(Actor.System.In(clinic), Now, networkWide: false);
        return await work.QueryOne<T>(sql, values);
    }

    public ReportAdverseEvent.Request SmallBleeding(Id<Patient> patient, Id<Session> session) => new(patient, session, "ae-bleeding-minor", "minor");

    /// <summary>Most are a little sore, some have a bruise; one in forty needs somebody to look, and of those of the last day and a half one in four, so that an alert is open.</summary>
    public ImmutableDictionary<string, Value> CheckInAnswers(Random dice)
    {
        var isLast = Now > End - Duration.FromHours(36);
        var sore = dice.Next(5);
        var answers = ImmutableDictionary.CreateBuilder<string, Value>();
        foreach (var question in Content.Safety.FollowUpQuestions)
            if (Well(question) is { } value) answers[question.Id] = value;
        answers["fu-soreness"] = new Value.Number(sore);
        answers["fu-soreness-trend"] = new Value.Option(sore == 0 ? "none" : "better");
        if (dice.Next(12) == 0) answers["fu-bruise"] = new Value.Option("small");
        if (dice.Next(isLast ? 4 : 40) == 0) answers["fu-nerve"] = new Value.Option("persisting-tingling");
        return answers.ToImmutable();
    }

    private static Value? Well(Filiform.Clinical.Screening.Question question) => question.Fact.Type switch
    {
        AnswerType.Boolean => new Value.YesNo(false),
        AnswerType.Number or AnswerType.Scale => new Value.Number(0),
        AnswerType.Choice => new Value.Option(question.Fact.Options.FirstOrDefault(option => option is "none" or "usual" or "better") ?? question.Fact.Options[0]),
        AnswerType.Multi => new Value.Options(["none"]),
        _ => null,
    };
}
