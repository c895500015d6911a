using System.Text.Json.Serialization;
using NodaTime.Text;

namespace Filiform.Journeys.Book.Api;

/// <summary>A free time as programs read it, the same as <c>filiform slots</c> prints.</summary>
public sealed record SlotJson(
    string Clinic, string Practitioner, string Room, string VisitType, string Start, string End,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? DistanceKm)
{
    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>");

    public static SlotJson Of(FreeSlot slot)
    {
        var zone = slot.Clinic.Row.TimeZone;
        return new(
            slot.Clinic.Row.Slug, slot.Practitioner.Slug, slot.Room.Code, slot.Visit.Slug, Time(slot.Slot.Start, zone), Time(slot.Slot.End, zone), slot.DistanceKm);
    }

    public static string Time(Instant at, DateTimeZone zone) => WithOffset.Format(at.InZone(zone).ToOffsetDateTime());
}
