using System.Globalization;
using Filiform.Journeys.Book;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>What a clinic says of itself, and its rule for late cancellations. State and zone decide law and clock and are set by import alone.</summary>
public sealed record ClinicDetails(
    string? Name, string? ShortName, string? Street, string? City, string? PostalCode, string? Phone, string? Email, string? HoursEnglish, string? HoursSpanish, string? CancelCutOffHours);

/// <summary>Changes the clinic's details; unless somebody else did since they were read.</summary>
public sealed class ChangeClinic : IUseCase<ChangeClinic.Request, Done>
{
    public const int Longest = 120, LongestHours = 300, MostCutOffHours = 168;

    public sealed record Request(int Version, ClinicDetails Details);

    public Permission Permission => Permission.SetClinic;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        var reasons = Reasons(request.Details).ToImmutableArray();
        if (!reasons.IsEmpty) return Refusal.Invalid(reasons);
        var known = await ReadClinic.Details(work);
        if (known.Details == request.Details) return Done.It;

        var details = request.Details;
        if (await work.Execute("""
            update clinic set name = @Name, short_name = @ShortName, street = @Street, city = @City, postal_code = @PostalCode, phone = @Phone, email = @Email,
                   version = version + 1 where id = @clinic and version = @Version
            """, new { details.Name, details.ShortName, details.Street, details.City, details.PostalCode, details.Phone, details.Email, request.Version }) == 0) return Refusal.Stale;
        await ClinicSettings.Write(work, ClinicSettings.HoursEnglish, details.HoursEnglish);
        await ClinicSettings.Write(work, ClinicSettings.HoursSpanish, details.HoursSpanish);
        await ClinicSettings.Write(work, ClinicSettings.CancelCutOffHours, details.CancelCutOffHours);
        work.Changed("clinic");
        return Done.It;
    }

    private static IEnumerable<Reason> Reasons(ClinicDetails details)
    {
        (string Field, string? Value)[] needed =
        [
            ("name", details.Name), ("short-name", details.ShortName), ("street", details.Street), ("city", details.City), ("postal-code", details.PostalCode),
            ("phone", details.Phone), ("email", details.Email),
        ];
        foreach (var (field, value) in needed)
            if (value is null) yield return new("required", field);
            else if (value.Length > Longest) yield return new("too-long", field, Longest);
        if (details.Email is { } email && !email.Contains('@', StringComparison.Ordinal)) yield return new("contact-email", "email");
        if (details.Phone is { } phone && !PatientForm.IsPhone(phone)) yield return new("no-phone", "phone");
        if (details.HoursEnglish?.Length > LongestHours) yield return new("too-long", "hours-en", LongestHours);
        if (details.HoursSpanish?.Length > LongestHours) yield return new("too-long", "hours-es", LongestHours);
        if (details.CancelCutOffHours is { } hours && !(int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostCutOffHours))
            yield return new("whole-hours", "cut-off", MostCutOffHours);
    }
}
