namespace Filiform.Pipeline;

// The kinds of things that carry an id, by the names of docs/style.md. They say what an Id<T> is the id of and hold nothing:
// each journey reads its rows into records of its own.

public sealed class Clinic;
public sealed class Room;
public sealed class Practitioner;
public sealed class Credential;
public sealed class Staff;
public sealed class SignIn;
public sealed class PrivateLink;
public sealed class Patient;
public sealed class Hold;
public sealed class Appointment;
public sealed class Screening;
public sealed class Drawing;
public sealed class Consent;
public sealed class Episode;
public sealed class Assessment;
public sealed class Decision;
public sealed class Plan;
public sealed class PlanReview;
public sealed class PracticeOverride;
public sealed class Goal;
public sealed class Session;
public sealed class Insertion;
public sealed class Addendum;
public sealed class CheckIn;
public sealed class Alert;
public sealed class AdverseEvent;
public sealed class InstrumentAnswer;
public sealed class PublicQuestion;
public sealed class Message;
public sealed class AuditEntry;
