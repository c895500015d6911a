using Filiform.Journeys.Practice.Import;
using R4 = Hl7.Fhir.Model;

namespace Filiform.Fhir;

/// <summary>How one type of resource says what it is about, of whom, and whether it holds.</summary>
/// <param name="Kind">What we call it, see <see cref="RecordEntry"/>.</param>
/// <param name="CodeName">The member that holds its code.</param>
internal abstract record ItemReader(string Kind, string CodeName)
{
    public abstract R4.CodeableConcept? Code(BundleEntry entry);

    public abstract (string Member, R4.ResourceReference? Reference) Subject(R4.Resource resource);

    /// <summary>The record's own word, and what it means.</summary>
    public abstract (string Word, Standing Standing) Status(R4.Resource resource);

    public abstract (PartialDate? Onset, PartialDate? Ended) Dates(R4.Resource resource);

    /// <summary>The first and last day of a date, a period, or neither.</summary>
    protected static (PartialDate? From, PartialDate? Until) Span(R4.DataType? when) => when switch
    {
        R4.FhirDateTime at => (PartialDate.Of(at.Value), PartialDate.Of(at.Value)),
        R4.Period period => (PartialDate.Of(period.Start), PartialDate.Of(period.End)),
        _ => (null, null),
    };
}
