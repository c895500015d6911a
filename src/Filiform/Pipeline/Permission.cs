namespace Filiform.Pipeline;

/// <summary>How far a role's permission reaches.</summary>
public enum Reach
{
    /// <summary>The patients this person cares for (appointment from 30 days ago to 90 days ahead, episode, handover).</summary>
    Own,

    /// <summary>Every patient of the clinic.</summary>
    Clinic,
}

/// <summary>What a use case asks of its caller. The table below is the role matrix of security.md §3; nothing else grants anything.</summary>
/// <param name="Patient">Lowest level at which the patient, or their private link, holds it; null: never.</param>
/// <param name="Visitor">Whether anybody at all holds it.</param>
/// <param name="System">Whether the program itself holds it (outbox, import, command line).</param>
/// <param name="StepUp">Whether the sign-in must have been renewed within five minutes.</param>
public sealed record Permission(
    string Code, ImmutableDictionary<Role, Reach> Roles, int? Patient = null, bool Visitor = false, bool System = false, bool StepUp = false)
{
    public static readonly Permission Public = new("public", None, Patient: 0, Visitor: true, System: true);

    /// <summary>Anybody signed in as staff: their own sign-in, their own settings.</summary>
    public static readonly Permission Staff = new("staff", Clinicwide(Role.All));

    public static readonly Permission ManageAppointment = new("manage-appointment",
        Clinicwide(Role.Therapist, Role.FrontDesk, Role.ClinicLead), Patient: 0, System: true);
    public static readonly Permission ReadDemographics = new("read-demographics", Clinicwide(Role.Therapist, Role.FrontDesk, Role.ClinicLead), Patient: 1, System: true);
    public static readonly Permission ReadScreeningFlag = new("read-screening-flag", Clinicwide(Role.FrontDesk, Role.Therapist, Role.ClinicLead), System: true);
    public static readonly Permission Prepare = new("prepare", None, Patient: 1, System: true);
    public static readonly Permission ReadScreening = new("read-screening", OwnAnd(Role.Therapist, Role.ClinicLead), Patient: 1, System: true);
    public static readonly Permission Consent = new("consent", None, Patient: 1, System: true);
    public static readonly Permission WitnessConsent = new("witness-consent", Own(Role.Therapist), System: true);
    public static readonly Permission ReadRecord = new("read-record", OwnAnd(Role.Therapist, Role.ClinicLead), Patient: 2, System: true);

    /// <summary>The atlas of muscles: about nobody, and for those who read clinical pages.</summary>
    public static readonly Permission ReadAtlas = new("read-atlas", Clinicwide(Role.Therapist, Role.ClinicLead, Role.QualityLead), System: true);
    public static readonly Permission Assess = new("assess", Own(Role.Therapist), System: true);
    public static readonly Permission Treat = new("treat", Own(Role.Therapist), System: true);
    public static readonly Permission SignSession = new("sign-session", Own(Role.Therapist), System: true, StepUp: true);
    public static readonly Permission MarkInError = new("mark-in-error", Clinicwide(Role.ClinicLead), StepUp: true);
    public static readonly Permission ReportAdverseEvent = new("report-adverse-event",
        Clinicwide(Role.Therapist, Role.FrontDesk, Role.ClinicLead), Patient: 1, System: true);

    /// <summary>Sending a new check-in needs the link alone: a reply must be easy (security.md §2, level 0).</summary>
    public static readonly Permission AnswerCheckIn = new("answer-check-in", None, Patient: 0, System: true);
    public static readonly Permission AnswerAlert = new("answer-alert", Clinicwide(Role.Therapist, Role.ClinicLead), System: true);
    public static readonly Permission ReadOutcomes = new("read-outcomes", OwnAnd(Role.Therapist, Role.ClinicLead), Patient: 2, System: true);
    public static readonly Permission ReadQuality = new("read-quality", Clinicwide(Role.ClinicLead, Role.QualityLead), System: true);
    public static readonly Permission RunDay = new("run-day", Clinicwide(Role.Therapist, Role.FrontDesk, Role.ClinicLead), System: true);
    public static readonly Permission FindPatient = new("find-patient", Clinicwide(Role.Therapist, Role.FrontDesk, Role.ClinicLead));
    public static readonly Permission SetRoster = new("set-roster", Clinicwide(Role.ClinicLead, Role.FrontDesk), System: true);
    public static readonly Permission ReadCredentials = new("read-credentials", Clinicwide(Role.ClinicLead, Role.Admin, Role.FrontDesk), System: true);
    public static readonly Permission SetCredentials = new("set-credentials", Clinicwide(Role.ClinicLead), System: true);
    public static readonly Permission SetTherapists = new("set-therapists", Clinicwide(Role.ClinicLead, Role.Admin), System: true, StepUp: true);
    public static readonly Permission ReadUsers = new("read-users", Clinicwide(Role.ClinicLead, Role.Admin));
    public static readonly Permission SetUsers = new("set-users", Clinicwide(Role.Admin), System: true, StepUp: true);
    public static readonly Permission ReadAudit = new("read-audit", Clinicwide(Role.ClinicLead, Role.Admin), System: true);
    public static readonly Permission ReadAuditStatus = new("read-audit-status", Clinicwide(Role.ClinicLead, Role.Admin, Role.QualityLead), System: true);
    public static readonly Permission SetClinic = new("set-clinic", Clinicwide(Role.ClinicLead, Role.Admin), System: true);
    public static readonly Permission SetPracticeRules = new("set-practice-rules", Clinicwide(Role.ClinicLead), StepUp: true);

    /// <summary>The second person of a reading against a prohibition; never the first.</summary>
    public static readonly Permission AgreePracticeRules = new("agree-practice-rules", Clinicwide(Role.ClinicLead, Role.Admin, Role.Therapist), StepUp: true);
    public static readonly Permission ReadSettings = new("read-settings", Clinicwide(Role.FrontDesk, Role.ClinicLead, Role.Admin), System: true);
    public static readonly Permission SetDemographics = new("set-demographics", Clinicwide(Role.Therapist, Role.FrontDesk, Role.ClinicLead), System: true);
    public static readonly Permission ExportPatients = new("export-patients", Clinicwide(Role.ClinicLead), StepUp: true);
    public static readonly Permission AnswerQuestions = new("answer-questions", Clinicwide(Role.Therapist, Role.ClinicLead));

    /// <summary>Only the program itself: import, outbox, sealing, demonstration.</summary>
    public static readonly Permission OnlySystem = new("system", None, System: true);

    private static ImmutableDictionary<Role, Reach> None => ImmutableDictionary<Role, Reach>.Empty;

    private static ImmutableDictionary<Role, Reach> Clinicwide(params IEnumerable<Role> roles) =>
        roles.ToImmutableDictionary(role => role, _ => Reach.Clinic);

    private static ImmutableDictionary<Role, Reach> Own(Role role) => None.Add(role, Reach.Own);

    private static ImmutableDictionary<Role, Reach> OwnAnd(Role own, Role clinic) => Own(own).Add(clinic, Reach.Clinic);
}
