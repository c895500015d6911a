using Filiform.Journeys.Practice.Import;
using Hl7.Fhir.Utility;
using R4 = Hl7.Fhir.Model;

namespace Filiform.Fhir;

/// <summary>The types of resources that a record is made of.</summary>
internal static class ItemReaders
{
    private static readonly MedicineReader Medicine = new();
    private static readonly ConditionReader Condition = new();
    private static readonly AllergyReader Allergy = new();
    private static readonly ProcedureReader Procedure = new();
    private static readonly DeviceReader Device = new();

    /// <returns>Null for a resource that is no item of a record.</returns>
    public static ItemReader? For(R4.Resource resource) => resource switch
    {
        R4.MedicationRequest or R4.MedicationStatement => Medicine,
        R4.Condition => Condition,
        R4.AllergyIntolerance => Allergy,
        R4.Procedure => Procedure,
        R4.Device => Device,
        _ => null,
    };

    private sealed record ConditionReader() : ItemReader("condition", "code")
    {
        public override R4.CodeableConcept? Code(BundleEntry entry) => ((R4.Condition)entry.Resource).Code;
        public override (string, R4.ResourceReference?) Subject(R4.Resource resource) => ("subject", ((R4.Condition)resource).Subject);

        public override (string Word, Standing Standing) Status(R4.Resource resource)
        {
            var condition = (R4.Condition)resource;
            var word = CodeReader.First(condition.ClinicalStatus) ?? "unknown";
            // An end of any form (a date, an age, a word) is an end.
            var ended = condition.Abatement is not null and not (R4.FhirDateTime or R4.Period);
            return (word, CodeReader.First(condition.VerificationStatus) switch
            {
                "refuted" or "entered-in-error" => Standing.Void,
                "unconfirmed" or "provisional" or "differential" => Standing.Unclear,
                _ => word switch
                {
                    "active" or "recurrence" or "relapse" => ended ? Standing.Past : Standing.Present,
                    "inactive" or "remission" or "resolved" => Standing.Past,
                    _ => Standing.Unclear,
                },
            });
        }

        public override (PartialDate? Onset, PartialDate? Ended) Dates(R4.Resource resource)
        {
            var condition = (R4.Condition)resource;
            var abated = Span(condition.Abatement);
            return (Span(condition.Onset).From, abated.Until ?? abated.From);
        }
    }

    private sealed record AllergyReader() : ItemReader("allergy", "code")
    {
        public override R4.CodeableConcept? Code(BundleEntry entry) => ((R4.AllergyIntolerance)entry.Resource).Code;
        public override (string, R4.ResourceReference?) Subject(R4.Resource resource) => ("patient", ((R4.AllergyIntolerance)resource).Patient);

        public override (string Word, Standing Standing) Status(R4.Resource resource)
        {
            var allergy = (R4.AllergyIntolerance)resource;
            var word = CodeReader.First(allergy.ClinicalStatus) ?? "unknown";
            return (word, (CodeReader.First(allergy.VerificationStatus), word) switch
            {
                ("refuted" or "entered-in-error", _) => Standing.Void,
                (_, "inactive" or "resolved") => Standing.Past,
                ("unconfirmed" or "presumed", _) => Standing.Unclear,
                (_, "active") => Standing.Present,
                _ => Standing.Unclear,
            });
        }

        public override (PartialDate? Onset, PartialDate? Ended) Dates(R4.Resource resource) =>
            (Span(((R4.AllergyIntolerance)resource).Onset).From, null);
    }

    private sealed record ProcedureReader() : ItemReader("procedure", "code")
    {
        public override R4.CodeableConcept? Code(BundleEntry entry) => ((R4.Procedure)entry.Resource).Code;
        public override (string, R4.ResourceReference?) Subject(R4.Resource resource) => ("subject", ((R4.Procedure)resource).Subject);

        public override (string Word, Standing Standing) Status(R4.Resource resource)
        {
            var word = EnumUtility.GetLiteral(((R4.Procedure)resource).Status) ?? "unknown";
            return (word, word switch
            {
                "completed" or "stopped" => Standing.Past,
                "in-progress" => Standing.Present,
                "not-done" or "entered-in-error" => Standing.Void,
                _ => Standing.Unclear,
            });
        }

        public override (PartialDate? Onset, PartialDate? Ended) Dates(R4.Resource resource) => Span(((R4.Procedure)resource).Performed);
    }

    private sealed record DeviceReader() : ItemReader("device", "type")
    {
        public override R4.CodeableConcept? Code(BundleEntry entry) => ((R4.Device)entry.Resource).Type;
        public override (string, R4.ResourceReference?) Subject(R4.Resource resource) => ("patient", ((R4.Device)resource).Patient);

        public override (string Word, Standing Standing) Status(R4.Resource resource)
        {
            var word = EnumUtility.GetLiteral(((R4.Device)resource).Status) ?? "unknown";
            return (word, word switch
            {
                "active" => Standing.Present,
                "inactive" => Standing.Past,
                "entered-in-error" => Standing.Void,
                _ => Standing.Unclear,
            });
        }

        public override (PartialDate? Onset, PartialDate? Ended) Dates(R4.Resource resource) =>
            (null, null);
    }
}
