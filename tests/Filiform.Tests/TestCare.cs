using System.Collections.Immutable;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests;

/// <summary>Rows of the care journeys as those journeys would have written them, for tests of what comes after.</summary>
public static class TestCare
{
    /// <summary>A healthy adult who sent every answer: the gates are "no", and nothing is unknown that a rule reads.</summary>
    public static readonly ImmutableDictionary<string, Value> Healthy = ImmutableDictionary.CreateRange(new Dictionary<string, Value>
    {
        ["q-date-of-birth"] = new Value.Day(new(1980, 4, 2)), ["q-height-cm"] = new Value.Number(168), ["q-weight-kg"] = new Value.Number(70),
        ["q-communication-need"] = new Value.Option("none"), ["q-consent-understood"] = new Value.YesNo(true), ["q-consent-given"] = new Value.YesNo(true),
        ["q-needle-fear"] = new Value.Number(1), ["q-fainted-needles"] = new Value.YesNo(false), ["q-needled-before"] = new Value.YesNo(true),
        ["q-previous-reaction"] = new Value.Option("none"), ["q-gate-today"] = new Value.YesNo(false), ["q-ate-today"] = new Value.YesNo(true),
        ["q-skin-problem"] = new Value.YesNo(false), ["q-gate-nerve"] = new Value.YesNo(false), ["q-gate-general"] = new Value.YesNo(false),
        ["q-gate-limb-injury"] = new Value.YesNo(false), ["q-gate-heart-head"] = new Value.YesNo(false), ["q-blood-thinner"] = new Value.YesNo(false),
        ["q-gate-bleeding"] = new Value.YesNo(false), ["q-gate-implants"] = new Value.YesNo(false), ["q-gate-heart"] = new Value.YesNo(false),
        ["q-gate-lungs"] = new Value.YesNo(false), ["q-gate-cancer-immune"] = new Value.YesNo(false), ["q-gate-conditions"] = new Value.YesNo(false),
        ["q-pregnant"] = new Value.Option("not-applicable"), ["q-gate-procedures"] = new Value.YesNo(false), ["q-drive-after"] = new Value.YesNo(false),
        ["q-gate-plans"] = new Value.YesNo(false),
    });

    /// <summary>A check-in that reports nothing.</summary>
    public static readonly ImmutableDictionary<string, Value> AllWell = ImmutableDictionary.CreateRange(new Dictionary<string, Value>
    {
        ["fu-breathless"] = new Value.Option("none"), ["fu-chest-pain"] = new Value.YesNo(false), ["fu-new-cough"] = new Value.YesNo(false),
        ["fu-soreness"] = new Value.Number(0), ["fu-soreness-trend"] = new Value.Option("none"), ["fu-bruise"] = new Value.Option("none"),
        ["fu-bleeding"] = new Value.Option("none"), ["fu-site-infection"] = new Value.Options(["none"]), ["fu-fever"] = new Value.YesNo(false),
        ["fu-joint-replaced-pain"] = new Value.YesNo(false), ["fu-nerve"] = new Value.Option("none"), ["fu-bladder-bowel-saddle"] = new Value.YesNo(false),
        ["fu-faint"] = new Value.Option("none"), ["fu-headache"] = new Value.Option("none"), ["fu-stroke-signs"] = new Value.YesNo(false),
        ["fu-belly-urine"] = new Value.YesNo(false), ["fu-calf-swelling"] = new Value.YesNo(false), ["fu-tight-limb"] = new Value.YesNo(false),
        ["fu-allergy"] = new Value.Option("none"), ["fu-needle-left"] = new Value.Option("none"), ["fu-pregnancy-signs"] = new Value.YesNo(false),
        ["fu-mood"] = new Value.Option("none"), ["fu-activity"] = new Value.Option("usual"), ["fu-main-problem"] = new Value.Option("better"),
        ["fu-wants-call"] = new Value.YesNo(false),
    });

    public static Task<Id<Screening>> Screening(this TestClinic clinic, Id<Patient> patient, ImmutableDictionary<string, Value>? answers = null) => clinic.Do(async work =>
    {
        var id = work.NewId<Screening>();
        await work.Execute("""
            insert into screening (id, clinic, patient, status, answers, disposition, knowledge_version, started_at, changed_at, completed_at, version)
            values (@id, @clinic, @patient, 'completed', @answers, 'proceed', '2026.1', @Now, @Now, @Now, 1)
            """, new { id, patient, answers = Screenings.Seal(work, id, answers ?? Healthy), work.Now });
        return id;
    });

    public static Task<Id<Drawing>> Drawing(this TestClinic clinic, Id<Patient> patient, int pain = 7) => clinic.Do(async work =>
    {
        var id = work.NewId<Drawing>();
        var regions = work.Seal("drawing.regions", id.Value, """[{"region":"shoulder-front-right","intensity":7},{"region":"shoulder-side-right","intensity":6},{"region":"upper-arm-front-right","intensity":4}]""");
        await work.Execute("insert into drawing (id, clinic, patient, regions, pain, drawn_at, version) values (@id, @clinic, @patient, @regions, @pain, @Now, 1)",
            new { id, patient, regions, pain, work.Now });
        return id;
    });

    /// <summary>A signed session of that visit, with two needles in infraspinatus.</summary>
    public static Task<Id<Session>> SignedSession(
        this TestClinic clinic, Id<Patient> patient, Id<Appointment> appointment, Id<Screening> screening, int before = 6, int after = 4) => clinic.Do(async work =>
    {
        var id = work.NewId<Session>();
        await work.Execute("""
            insert into session (id, clinic, patient, appointment, practitioner, screening, status, pain_before, pain_after, opened_at, ended_at, knowledge_version, version)
            values (@id, @clinic, @patient, @appointment, @Okafor, @screening, 'draft', @before, @after, @Now, @Now, '2026.1', 1)
            """, new { id, patient, appointment, clinic.Okafor, screening, before, after, work.Now });
        await work.Execute("""
            insert into insertion (id, clinic, patient, session, position, muscle, side, gauge_mm, length_mm, depth_mm, technique, twitch, electrical, needles_in, needles_out, recorded_at, version)
            values (@insertion, @clinic, @patient, @id, 1, 'infraspinatus', 'right', 0.3, 40, 20, 'pistoning', 'strong', false, 2, 2, @Now, 1)
            """, new { insertion = work.NewId<Insertion>(), patient, id, work.Now });
        await work.Execute("insert into session_fact (session, fact, clinic, patient, value, set_by, set_at) values (@id, 's-adverse-event-recorded', @clinic, @patient, 'true', @by, @Now)",
            new { id, patient, by = clinic.Therapist.Id, work.Now });
        await work.Execute("update session set status = 'signed', signed_at = @Now, signed_by = @by where id = @id", new { work.Now, by = clinic.Therapist.Id, id });
        await work.Enqueue("session-signed", id.Value);
        return id;
    });

    /// <summary>Runs the outbox until nothing is due.</summary>
    public static async Task DoDue(this TestClinic clinic, params IMessageHandler[] handlers)
    {
        var loop = new OutboxLoop(clinic.Database, clinic.Runner, clinic.Clock, handlers, [], Microsoft.Extensions.Logging.Abstractions.NullLogger<OutboxLoop>.Instance);
        while (await loop.DoSome() > 0) { }
    }
}
