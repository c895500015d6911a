namespace Filiform.Clinical.Rules;

/// <summary>How hard a rule stops: a precaution is shown, a relative one needs a clinician's decision, nobody clicks an absolute one away.</summary>
public enum Severity { Precaution, Relative, Absolute }

/// <summary>What may happen next, from the mildest to the worst.</summary>
public enum Disposition { Proceed, ProceedWithPrecautions, NeedsClinicianReview, Defer, DoNotNeedle }
