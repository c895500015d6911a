using Filiform.Clinical.Rules;
using Filiform.Journeys.Access;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Consenting;
using Filiform.Journeys.Prepare.Function;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Prepare.Pain;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Tests.Journeys.Prepare;

/// <summary>Maribel's visit at nine, prepared through the use cases as her private link would.</summary>
public sealed class Preparing : IAsyncDisposable
{
    public static readonly ClinicalContent Content = ClinicalContent.Load();
    private static readonly HeldAnswers Held = new(Content, [new EarlierScreening(Content)]);

    private Preparing(TestClinic clinic, Id<Patient> patient, Id<Appointment> visit) => (Clinic, Patient, Visit) = (clinic, patient, visit);

    public TestClinic Clinic { get; }
    public Id<Patient> Patient { get; }
    public Id<Appointment> Visit { get; set; }
    public Actor Link => Clinic.Link(Patient, 1, Visit);

    public static async Task<Preparing> New(string born = "1980-04-02", string status = "booked")
    {
        var clinic = await TestClinic.New();
        var patient = await clinic.Patient(born: born);
        return new(clinic, patient, await clinic.Appointment(patient, status: status));
    }

    public Task<Result<AnswerScreening.Kept>> Answer(string question, string answer, string seen = "", Actor? actor = null) => Answer(question, new Reply([answer]), seen, actor);

    public Task<Result<AnswerScreening.Kept>> Answer(string question, Reply? reply, string seen = "", Actor? actor = null) =>
        Clinic.Run(new AnswerScreening(Content, Held), new(Patient, Visit, question, reply, seen), actor ?? Link);

    public async Task<ReadScreening.View> Read() => (await Clinic.Run(new ReadScreening(Content, Held), new(Patient, Visit), Link)).Value;

    /// <summary>Answers whatever is open as somebody in good health would, except where told otherwise, until nothing is open.</summary>
    public async Task AnswerAll(params (string Question, string Answer)[] told)
    {
        for (var asked = 0; asked < 200; asked++)
        {
            if ((await Read()).Form.State.NextAfter(null) is not { } question) return;
            var answer = told.Where(each => each.Question == question.Id).Select(each => each.Answer).FirstOrDefault() ?? Healthy(question);
            var result = await Answer(question.Id, answer);
            Assert.Null(result.Refusal);
        }

        Assert.Fail("The form never ends.");
    }

    public static string Healthy(Question question) => question.Fact.Type switch
    {
        AnswerType.Boolean => question.Id is "q-ate-today" or "q-needled-before" ? "yes" : "no",
        AnswerType.Choice or AnswerType.Multi => question.Choices.First(choice => choice.Value is "none" or "no").Value,
        AnswerType.Number => question.Unit switch { "cm" => "170", "kg" => "70", _ => $"{question.Fact.Min}" },
        AnswerType.Scale => "0",
        AnswerType.Date => "2026-01-05",
        _ => "",
    };

    public Task<Result<Id<Screening>>> Send(int? seen = null, bool right = true) => Then(async () =>
        await Clinic.Run(new CompleteScreening(Content, Held), new(Patient, Visit, right, seen ?? (await Read()).Form.Draft?.Version ?? 0), Link));

    public Task<Result<Done>> Revise() => Clinic.Run(new ReviseScreening(Content, Held), new(Patient, Visit), Link);

    /// <summary>A form filled in and sent.</summary>
    public async Task<Id<Screening>> Screened(params (string Question, string Answer)[] told)
    {
        await AnswerAll(told);
        return (await Send()).Value;
    }

    public async Task<ReadConsent.View> ReadConsent(string language = "en") =>
        (await Clinic.Run(new ReadConsent(Content, new Words()), new(Patient, Visit, language), Link)).Value;

    public async Task<Result<Id<Consent>>> Sign(
        string name = "Maribel Ortega", string relation = "self", bool? understood = true, string? hash = null, string? key = null, string language = "en",
        string? interpreter = null, string? question = null)
    {
        var shown = await ReadConsent(language);
        var display = new Display(language, hash ?? shown.Text.Hash, shown.ShownAt - Duration.FromSeconds(90), "Test browser");
        return await Clinic.Run(new GiveConsent(Content, new Words(), Clinic.Database.Vault), new(
            Patient, Visit, display, new Signer(name, relation, interpreter), understood, question, key), Link);
    }

    public async Task<Result<Id<Consent>>> Refuse(string? reason = null)
    {
        var shown = await ReadConsent();
        return await Clinic.Run(new RefuseConsent(Content, new Words(), Clinic.Database.Vault), new(
            Patient, Visit, new Display("en", shown.Text.Hash, shown.ShownAt, null), true, reason, null), Link);
    }

    public Task<Result<Done>> Withdraw(Id<Consent> consent, string? reason = null) =>
        Clinic.Run(new WithdrawConsent(Content), new(Patient, Visit, consent, reason), Link);

    public Task<Result<int>> Draw(int? average = 6, int seen = 0, string? strokes = null, int? now = null, params SaveDrawing.Mark[] marks) =>
        Clinic.Run(new SaveDrawing(Content), new(Patient, Visit, [.. marks], strokes, average, now, seen), Link);

    public Task<Result<Id<InstrumentAnswer>>> Rate(Id<InstrumentAnswer>? seen, params (string? Name, int? Rating)[] activities) => Clinic.Run(
        new RateFunction(Content), new(Patient, Visit, [.. activities.Select(each => new RateFunction.Activity(each.Name, each.Rating))], seen), Link);

    public Task<ScreeningRow?> Last() => Clinic.Do(work => Screenings.LastCompleted(work, Content.Safety, Patient));

    /// <summary>A private link and the cookie of a browser in which the birth date was given.</summary>
    public Task<(string Token, string Cookie)> Mail(int level = 1, string purpose = "prepare") => Clinic.Do(async work =>
    {
        var token = await PrivateLinks.Issue(work, purpose, Patient, work.Now + Duration.FromDays(3), Visit);
        var link = await PrivateLinks.Find(work, token);
        return (token, await SignIns.Open(work, "link", level, link: link!.Id));
    });

    private static Task<T> Then<T>(Func<Task<T>> run) => run();

    public ValueTask DisposeAsync() => Clinic.DisposeAsync();
}
