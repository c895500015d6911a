using System.Globalization;
using Filiform.Pipeline;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Filiform.Journeys.Shared;

/// <summary><c>&lt;clinic-time at="…" zone="America/Denver" /&gt;</c>: an instant on the clinic's clock, in the reader's language.</summary>
[HtmlTargetElement("clinic-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ClinicTimeTagHelper : TagHelper
{
    public Instant At { get; set; }
    public string Zone { get; set; } = "UTC";

    /// <summary><c>day-and-time</c>, <c>day</c>, <c>time</c>, or <c>record</c>: day, year and time, for what is kept for years.</summary>
    public string Show { get; set; } = "day-and-time";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var local = At.InZone(DateTimeZoneProviders.Tzdb[Zone]);
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", local.ToOffsetDateTime().ToString("G", CultureInfo.InvariantCulture));
        output.Content.SetContent(ClinicTime.Say(local.LocalDateTime, Show));
    }
}

/// <summary>Days and times as people here write them: "Fri, Nov 27, 9:20 am", "vie 27 nov, 9:20 a. m.".</summary>
public static class ClinicTime
{
    public static string Day(LocalDate day) => Say(day.AtMidnight(), "day");
    public static string Time(LocalTime time) => Say(new LocalDate(2000, 1, 1).At(time), "time");
    public static string DayAndTime(ZonedDateTime at) => Say(at.LocalDateTime, "day-and-time");

    public static string Say(LocalDateTime at, string show)
    {
        var culture = CultureInfo.CurrentUICulture;
        var spanish = culture.TwoLetterISOLanguageName == "es";
        var day = at.ToString(spanish ? "ddd d MMM" : "ddd, MMM d", culture).Replace(".", "", StringComparison.Ordinal);
        var time = at.ToString("h:mm", culture) + (at.Hour < 12 ? (spanish ? " a. m." : " am") : (spanish ? " p. m." : " pm"));
        return show switch { "day" => day, "time" => time, "record" => $"{day}{(spanish ? " " : ", ")}{at.Year}, {time}", _ => $"{day}, {time}" };
    }
}
