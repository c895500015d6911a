namespace Filiform.Pipeline;

/// <summary>What a person is in one clinic. Stored by <see cref="Code"/>.</summary>
public sealed record Role(string Code)
{
    public static readonly Role Therapist = new("therapist");
    public static readonly Role FrontDesk = new("front-desk");
    public static readonly Role ClinicLead = new("clinic-lead");
    public static readonly Role QualityLead = new("quality-lead");
    public static readonly Role Admin = new("admin");

    public static readonly ImmutableArray<Role> All = [Therapist, FrontDesk, ClinicLead, QualityLead, Admin];

    public static Role? Find(string code) => All.FirstOrDefault(role => role.Code == code);

    public override string ToString() => Code;
}
