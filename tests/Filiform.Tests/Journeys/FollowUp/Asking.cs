using System.Collections.Immutable;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Triage;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.FollowUp;

/// <summary>A patient who was treated, is asked how it goes, and answers.</summary>
internal static class Asking
{
    public static readonly ClinicalContent Content = ClinicalContent.Load();
    public static readonly Installation Here = new("http://localhost", false, null);
    public static readonly IMessageHandler[] Handlers =
        [new PlanCheckIns(), new SendCheckIn(Here, new Words()), new NoteMissedCheckIn(), new EscalateAlert(Here, new Words())];

    public static async Task<Id<Patient>> Treated(TestClinic clinic)
    {
        var patient = await clinic.Patient();
        await clinic.SignedSession(patient, await clinic.Appointment(patient), await clinic.Screening(patient));
        await clinic.DoDue(Handlers);
        return patient;
    }

    public static async Task<(Id<Patient>, Id<CheckIn>)> Asked(TestClinic clinic)
    {
        var patient = await Treated(clinic);
        clinic.Clock.Advance(Duration.FromHours(24));
        await clinic.DoDue(Handlers);
        return (patient, await clinic.Scalar<Id<CheckIn>>("select id from check_in where status = 'sent'"));
    }

    public static Task<Result<CheckInVerdict>> Answer(TestClinic clinic, Id<Patient> patient, Id<CheckIn> checkIn, IReadOnlyDictionary<string, Value> answers) =>
        clinic.Run(new AnswerCheckIn(Content), new(patient, checkIn, answers, Whole: true), Link(clinic, patient, checkIn));

    public static Task<Result<CheckInVerdict>> Look(TestClinic clinic, Id<Patient> patient, Id<CheckIn> checkIn, IReadOnlyDictionary<string, Value> answers) =>
        clinic.Run(new AnswerCheckIn(Content), new(patient, checkIn, answers, Whole: false), Link(clinic, patient, checkIn));

    public static ImmutableDictionary<string, Value> One(string question, string answer) => ImmutableDictionary<string, Value>.Empty.Add(
        question, question == "fu-comment" ? new Value.Prose(answer) : new Value.Option(answer));

    /// <summary>Of the check-in, as whoever reads the alerts now would name it.</summary>
    public static Task<int> Version(TestClinic clinic) => clinic.Scalar<int>("select version from check_in where id in (select about from alert)");

    public static Actor Link(TestClinic clinic, Id<Patient> patient, Id<CheckIn> checkIn) =>
        clinic.Link(patient, level: 0) with { CheckIn = checkIn, Purpose = "check-in" };
}
