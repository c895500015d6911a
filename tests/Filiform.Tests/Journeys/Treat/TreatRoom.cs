using Filiform.Clinical.Plans;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.Treat;

/// <summary>A visit ready to be treated: a healthy adult with screening, consent and plan, and a therapist who may needle.</summary>
internal sealed class TreatRoom(TestClinic clinic)
{
    public static readonly ClinicalContent Content = ClinicalContent.Load();

    public static readonly Value Yes = new Value.YesNo(true), No = new Value.YesNo(false);

    /// <summary>Every gate *no*, nothing to report; needled before without a reaction.</summary>
    public static readonly ImmutableDictionary<string, Value> Healthy = new Dictionary<string, Value>
    {
        ["q-date-of-birth"] = new Value.Day(new(1980, 4, 2)), ["q-height-cm"] = Of(170), ["q-weight-kg"] = Of(70),
        ["q-communication-need"] = One("none"), ["q-consent-understood"] = Yes, ["q-consent-given"] = Yes,
        ["q-needle-fear"] = Of(0), ["q-fainted-needles"] = No, ["q-needled-before"] = Yes, ["q-previous-reaction"] = One("none"),
        ["q-gate-today"] = No, ["q-ate-today"] = Yes, ["q-skin-problem"] = No, ["q-gate-nerve"] = No, ["q-gate-general"] = No,
        ["q-gate-limb-injury"] = No, ["q-gate-heart-head"] = No, ["q-blood-thinner"] = No, ["q-gate-bleeding"] = No,
        ["q-gate-implants"] = No, ["q-gate-heart"] = No, ["q-gate-lungs"] = No, ["q-gate-cancer-immune"] = No,
        ["q-gate-conditions"] = No, ["q-pregnant"] = One("not-applicable"), ["q-gate-procedures"] = No, ["q-drive-after"] = No, ["q-gate-plans"] = No,
    }.ToImmutableDictionary();

    /// <summary>What a person answers before the first needle in a calf.</summary>
    public static readonly ImmutableDictionary<string, Value> Checked = new Dictionary<string, Value>
    {
        ["s-lymphoedema-limb-included"] = No, ["s-over-implant"] = No, ["s-prohibited-area"] = No, ["s-consent-today"] = Yes, ["s-identity-and-site-checked"] = Yes,
        ["s-position"] = One("prone"), ["s-hand-hygiene"] = Yes, ["s-skin-inspected-clean"] = Yes, ["s-needles-sterile-single-use"] = Yes,
        ["s-sharps-container-ready"] = Yes, ["s-gloves-or-policy"] = Yes, ["s-emergency-plan-ready"] = Yes, ["s-heavy-exercise-24h"] = No,
    }.ToImmutableDictionary();

    /// <summary>What a healthy person answers about the day, when the form was sent on another one.</summary>
    public static readonly ImmutableDictionary<string, Value> WellToday = new Dictionary<string, Value>
    {
        ["q-gate-today"] = No, ["q-ate-today"] = Yes, ["q-skin-problem"] = No, ["q-gate-plans"] = No,
    }.ToImmutableDictionary();

    /// <summary>What a person answers once the needles are out.</summary>
    public static readonly ImmutableDictionary<string, Value> Finished = new Dictionary<string, Value>
    {
        ["s-needle-broken-or-retained"] = No, ["s-stop-request-honoured"] = Yes, ["s-left-alone-with-needles"] = No, ["s-vasovagal-event"] = No,
        ["s-sharp-thoracic-pain"] = No, ["s-electric-nerve-pain"] = No, ["s-bleeding-controlled"] = Yes, ["s-needlestick-injury"] = No,
        ["s-adverse-event-recorded"] = Yes, ["s-observed-minutes"] = Of(10), ["s-aftercare-given"] = Yes,
    }.ToImmutableDictionary();

    public static readonly Needles Calf = new("gastrocnemius-medial", "left", 0.30m, 40, 20, "deep", "strong", Electrical: false, In: 2);

    /// <summary>What <see cref="Treat"/> needles.</summary>
    public static readonly ImmutableArray<PlanTarget> Calves = [new("gastrocnemius-medial", "left"), new("soleus", "left"), new("tibialis-anterior", "left")];

    public static Value Of(decimal amount) => new Value.Number(amount);
    public static Value One(string option) => new Value.Option(option);

    public Id<Patient> Patient { get; private set; }
    public Id<Appointment> Visit { get; private set; }
    public Id<Session> Session { get; private set; }
    public Id<Screening> Screening { get; private set; }
    public Id<Consent> Consent { get; private set; }
    public Actor Therapist => clinic.Therapist;

    /// <param name="consent">How long ago the patient consented; null for not at all.</param>
    public static async Task<TreatRoom> Prepared(TestClinic clinic, Duration? consent = null, ImmutableArray<PlanTarget>? targets = null)
    {
        var room = new TreatRoom(clinic) { Patient = await clinic.Patient() };
        room.Visit = await clinic.Appointment(room.Patient, status: "arrived");
        await Licence(clinic);
        await room.Screen(Healthy);
        await room.Agree(clinic.Clock.GetCurrentInstant() - (consent ?? Duration.FromDays(3)));
        await room.SetPlan(targets ?? Calves);
        return room;
    }

    /// <summary>Prepared, and the session opened.</summary>
    public static async Task<TreatRoom> Opened(TestClinic clinic, ImmutableArray<PlanTarget>? targets = null)
    {
        var room = await Prepared(clinic, targets: targets);
        room.Session = (await clinic.Run(new OpenSession(Content), new(room.Patient, room.Visit), clinic.Therapist)).Value;
        return room;
    }

    /// <summary>Opened, and everything before the first needle answered.</summary>
    public static async Task<TreatRoom> Ready(TestClinic clinic, ImmutableArray<PlanTarget>? targets = null)
    {
        var room = await Opened(clinic, targets);
        await room.Answer(Checked);
        return room;
    }

    public Task<Result<Saved>> Answer(ImmutableDictionary<string, Value> facts) =>
        clinic.Run(new SetSessionFacts(Content), new(Patient, Session, facts), clinic.Therapist);

    public Task<Result<Saved>> Answer(string fact, Value value) => Answer(ImmutableDictionary<string, Value>.Empty.Add(fact, value));

    public Task<Result<Saved>> AskToday(ImmutableDictionary<string, Value> today) =>
        clinic.Run(new SetSessionFacts(Content), new(Patient, Session, ImmutableDictionary<string, Value>.Empty, Today: today), clinic.Therapist);

    public Task<Result<InsertionSaved>> Needle(Needles? needles = null, string? key = null) =>
        clinic.Run(new RecordInsertion(Content), new(Patient, Session, needles ?? Calf, key), clinic.Therapist);

    public Task<Result<Saved>> AllOut() => clinic.Run(new CountOut(), new(Patient, Session), clinic.Therapist);

    public async Task<ShowSession.View> Look() =>
        (await clinic.Run(new ShowSession(Content, clinic.Database.Vault, new Words()), new(Patient, Session), clinic.Therapist)).Value;

    public async Task<Result<SignSession.Signed>> Sign(int? version = null, Actor? actor = null) => await clinic.Run(
        new SignSession(Content, clinic.Database.Vault, new Words()), new(Patient, Session, version ?? (await Look()).Chart.Session.Version), actor ?? clinic.Therapist);

    /// <summary>Three muscles needled, everything out and answered: it only has to be signed.</summary>
    public async Task Treat()
    {
        await Needle();
        await Needle(Calf with { Muscle = "soleus", In = 1 });
        await Needle(Calf with { Muscle = "tibialis-anterior", In = 1, DepthMm = 15 });
        await AllOut();
        await Answer(Finished);
    }

    /// <summary>A visit of the same patient later today, opened.</summary>
    public async Task<TreatRoom> NextVisit()
    {
        var next = new TreatRoom(clinic) { Patient = Patient, Screening = Screening, Consent = Consent, Visit = await clinic.Appointment(Patient, "15:00") };
        next.Session = (await clinic.Run(new OpenSession(Content), new(Patient, next.Visit), clinic.Therapist)).Value;
        return next;
    }

    /// <summary>The same, with everything before the first needle answered.</summary>
    public async Task<TreatRoom> NextReady()
    {
        var next = await NextVisit();
        await next.Answer(Checked);
        return next;
    }

    public Task Screen(ImmutableDictionary<string, Value> answers) => clinic.Do(async work =>
    {
        Screening = work.NewId<Screening>();
        await work.Execute("""
            insert into screening (id, clinic, patient, appointment, status, answers, disposition, knowledge_version, started_at, changed_at, completed_at, version)
            values (@Screening, @clinic, @Patient, @Visit, 'completed', @answers, 'proceed', @version, @Now, @Now, @Now, 1)
            """, new { Screening, Patient, Visit, answers = work.Seal("screening.answers", Screening.Value, Document(answers)), version = Content.Safety.Version, work.Now });
        return Done.It;
    });

    public Task Agree(Instant at, string decision = "given") => clinic.Do(async work =>
    {
        Consent = work.NewId<Consent>();
        const string shown = "text";
        var evidence = Canonicalize.Write(Json.Write(new { decision, elements = new[] { "c-common", "c-lung" }, language = "en", patient = Patient, appointment = Visit, screening = Screening, textHash = Hash(shown), version = "2026.1", at }));
        var (signature, key) = clinic.Database.Vault.Sign(System.Text.Encoding.UTF8.GetBytes(evidence));
        await work.Execute("""
            insert into consent (id, clinic, patient, appointment, screening, decision, template_version, language, text_hash, shown, evidence, evidence_hash,
                                 signature, signing_key, given_at)
            values (@Consent, @clinic, @Patient, @Visit, @Screening, @decision, '2026.1', 'en', @textHash, @shown, @evidence, @hash, @signature, @key, @at)
            """, new
        {
            Consent, Patient, Visit, Screening, decision, textHash = Hash(shown), shown = work.Seal("consent.shown", Consent.Value, shown),
            evidence = work.Seal("consent.evidence", Consent.Value, evidence), hash = Hash(evidence), signature, key, at,
        });
        return Done.It;
    });

    private static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    public Task Draw(params ImmutableArray<Filiform.Clinical.Atlas.PainMark> marks) => clinic.Do(async work =>
    {
        var id = work.NewId<Drawing>();
        await work.Execute("""
            insert into drawing (id, clinic, patient, appointment, regions, pain, drawn_at, version) values (@id, @clinic, @Patient, @Visit, @regions, 6, @Now, 1)
            """, new { id, Patient, Visit, regions = work.Seal("drawing.regions", id.Value, Json.Write(marks)), work.Now });
        return Done.It;
    });

    public Task Withdraw() => clinic.Do(work => work.Execute(
        "insert into consent_withdrawal (consent, clinic, patient, withdrawn_at) values (@Consent, @clinic, @Patient, @Now)", new { Consent, Patient, work.Now }));

    public Task SetPlan(ImmutableArray<PlanTarget> targets, int? needles = 5, ImmutableArray<int>? reviewAt = null) => clinic.Do(async work =>
    {
        var (episode, plan) = (work.NewId<Episode>(), work.NewId<Filiform.Pipeline.Plan>());
        await work.Execute("""
            insert into episode (id, clinic, patient, practitioner, condition, started_on) values (@episode, @clinic, @Patient, @Okafor, 'calf-strain', @day)
            """, new { episode, Patient, clinic.Okafor, day = new LocalDate(2026, 11, 1) });
        var body = new PlanBody(
            new Filiform.Clinical.Plans.Plan(null, new PlannedNeedling(6, 1, 72), null, false, [], ["nprs"], [], reviewAt ?? [3, 6]), targets, ["deep"], needles, null, null);
        await work.Execute("update plan set status = 'superseded' where clinic = @clinic and patient = @Patient", new { Patient });
        await work.Execute("""
            insert into plan (id, clinic, patient, episode, template, body, sessions, review_at, status, knowledge_version, set_by, set_at)
            values (@plan, @clinic, @Patient, @episode, 'none', @body, 6, 3, 'active', @version, @by, @Now)
            """, new { plan, Patient, episode, body = work.Seal("plan.body", plan.Value, Json.Write(body)), version = Content.Safety.Version, by = clinic.Therapist.Id, work.Now });
        return Done.It;
    });

    private static string Document(ImmutableDictionary<string, Value> answers)
    {
        using var bytes = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(bytes)) Filiform.Clinical.Screening.AnswersDocument.Write(answers, json);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The credentials that <c>practice.json</c> asks for beside the licence.</summary>
    public static Task Licence(TestClinic clinic) => clinic.Do(async work =>
    {
        foreach (var kind in new[] { "dn-level-1", "bls", "bbp", "liability" })
            await work.Execute("""
                insert into credential (id, practitioner, kind, number, issuer, state, issued_on, expires_on, recorded_at)
                values (@id, @Okafor, @kind, 'X-1', 'A school', null, @issued, @expires, @Now)
                """, new { id = Guid.NewGuid(), clinic.Okafor, kind, issued = new LocalDate(2024, 1, 1), expires = new LocalDate(2028, 1, 1), work.Now });
        return Done.It;
    });
}
