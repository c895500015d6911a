using System.Text;
using System.Text.Json.Nodes;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Instruments;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.Prepare;

/// <summary>Maribel's visit with a plan that measures, and the forms that it asks for.</summary>
public sealed class Filling : IAsyncDisposable
{
    /// <summary>The catalogue with a form of a clinic's own: three questions, of which one may stay open.</summary>
    public static readonly ClinicalContent Content = Preparing.Content with { Instruments = WithOwn() };

    private Filling(Preparing she) => She = she;

    public Preparing She { get; }
    public TestClinic Clinic => She.Clinic;

    /// <param name="instruments">Of the plan; null for no plan.</param>
    public static async Task<Filling> New(ImmutableArray<string>? instruments, int sessions = 1, params ImmutableArray<int> reviewAt)
    {
        var filling = new Filling(await Preparing.New());
        if (instruments is { } measured) await Plan(filling.Clinic, filling.She.Patient, measured, reviewAt);
        for (var session = 0; session < sessions; session++) await filling.Sign();
        return filling;
    }

    /// <summary>One more session is signed, and a minute passes.</summary>
    public async Task Sign()
    {
        var screening = await Clinic.Screening(She.Patient);
        await Clinic.SignedSession(She.Patient, await Clinic.Appointment(She.Patient, "08:00", "completed"), screening);
        Clinic.Clock.AdvanceMinutes(1);
    }

    public static Task<Id<Plan>> Plan(TestClinic clinic, Id<Patient> patient, ImmutableArray<string> instruments, ImmutableArray<int> reviewAt) => clinic.Do(async work =>
    {
        var (episode, id) = (work.NewId<Episode>(), work.NewId<Plan>());
        await work.Execute("""
            insert into episode (id, clinic, patient, practitioner, condition, started_on) values (@episode, @clinic, @patient, @Okafor, 'neck-pain', @today)
            """, new { episode, patient, clinic.Okafor, today = new LocalDate(2026, 11, 1) });
        var course = new Filiform.Clinical.Plans.Plan("neck", new(6, 1, 72), null, false, [], instruments, [], reviewAt);
        var body = Json.Write(new PlanBody(course, [], [], null, null, null));
        await work.Execute("""
            insert into plan (id, clinic, patient, episode, template, body, sessions, review_at, status, knowledge_version, set_by, set_at)
            values (@id, @clinic, @patient, @episode, 'neck', @body, 6, 3, 'active', '1', @by, @Now)
            """, new { id, patient, episode, body = work.Seal(Plans.Body, id.Value, body), by = clinic.Therapist.Id, work.Now });
        return id;
    });

    public Task<ImmutableArray<AskedInstrument>> Asked() => Clinic.Do(async work =>
        await AskedInstruments.Of(work, Content, (await VisitToPrepare.Find(work, She.Patient, She.Visit))!));

    public async Task<AskedInstrument> Asked(string instrument) => (await Asked()).Single(each => each.Instrument.Id == instrument);

    public Task<Result<AnswerInstrument.Kept>> Answer(string instrument, string item, string? answer, string seen = "", Actor? actor = null) =>
        Clinic.Run(new AnswerInstrument(Content), new(She.Patient, She.Visit, instrument, item, answer, seen), actor ?? She.Link);

    public Task<Result<Id<InstrumentAnswer>>> Send(string instrument, int seen) =>
        Clinic.Run(new SendInstrument(Content), new(She.Patient, She.Visit, instrument, seen), She.Link);

    public Task<Result<Done>> Revise(string instrument) => Clinic.Run(new ReviseInstrument(Content), new(She.Patient, She.Visit, instrument), She.Link);

    public Task<ImmutableArray<OutcomeRow>> Kept() => Clinic.Do(work => Outcomes.Of(work, She.Patient));

    private static InstrumentCatalogue WithOwn()
    {
        var file = JsonNode.Parse(KnowledgeFile.Embedded("instruments.json").Span)!;
        var own = file["instruments"]!.AsArray().Single(each => (string?)each!["id"] == "nprs-3")!.DeepClone();
        own["id"] = "own-3";
        own["scoring"] = JsonNode.Parse("""{"method": "mean", "mayBeBlank": 1}""");
        file["instruments"]!.AsArray().Add(own);
        return InstrumentCatalogue.Read(KnowledgeFile.Parse("instruments.json", Encoding.UTF8.GetBytes(file.ToJsonString())));
    }

    public ValueTask DisposeAsync() => She.DisposeAsync();
}
