using Filiform.Scheduling;
using NodaTime.Text;

namespace Filiform.Journeys.Practice.Network;

public sealed partial class NetworkReader
{
    internal static readonly ImmutableArray<string> DayCodes = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private static RosterEntry Roster(Field field, Names names)
    {
        field.Only("practitioner", "clinic", "visitTypes", "shifts", "extra", "leave");
        var (practitioner, clinic) = (names.Refer("practitioner", field["practitioner"]), names.Refer("clinic", field["clinic"]));
        if (practitioner.Length > 0 && clinic.Length > 0) names.DefineOnce("roster", $"{practitioner} at {clinic}", field);
        return new(
            practitioner, clinic,
            field.Maybe("visitTypes") is { } types ? Distinct(types, type => names.Refer("visit type", type), least: 1) : [],
            field["shifts"].Each(shift => Shift(shift, clinic, names)),
            field.Maybe("extra")?.Each(extra => Extra(extra, clinic, names)) ?? [],
            field.Maybe("leave")?.Each(Leave) ?? []);
    }

    private static ShiftEntry Shift(Field field, string clinic, Names names)
    {
        field.Only("room", "days", "from", "until", "validFrom", "validUntil");
        var (first, last) = (field["validFrom"].Date(), field.Maybe("validUntil")?.Date());
        if (last < first) field["validUntil"].Fault("must not lie before validFrom");
        return new(names.Room(field["room"], clinic), Days(field["days"]), Hours(field), first, last);
    }

    private static ExtraEntry Extra(Field field, string clinic, Names names)
    {
        field.Only("date", "room", "from", "until");
        return new(field["date"].Date(), names.Room(field["room"], clinic), Hours(field));
    }

    private static LeaveEntry Leave(Field field)
    {
        field.Only("from", "until", "hours");
        return new(DaySpan(field), field.Maybe("hours") is { } hours ? Hours(hours.Only("from", "until")) : null);
    }

    private static DaySpan DaySpan(Field field)
    {
        var (from, until) = (field["from"].Date(), field["until"].Date());
        if (until < from) field["until"].Fault("must not lie before from");
        return new(from, until);
    }

    private static ImmutableArray<IsoDayOfWeek> Days(Field field) => Distinct(field, day => (IsoDayOfWeek)(1 + DayCodes.IndexOf(
        day.Code(DayCodes.Contains, $"one of {string.Join(", ", DayCodes)}"))), least: 1);

    private static Hours Hours(Field field)
    {
        var (from, until) = (Time(field["from"], end: false), Time(field["until"], end: true));
        if (Scheduling.Hours.Between(from, until) is { } hours) return hours;
        field["until"].Fault("must come after from");
        return Scheduling.Hours.WholeDay;
    }

    /// <summary>A time on the booking grid. A day begins at 00:00 and ends at 24:00, which are one midnight to the clock.</summary>
    private static LocalTime Time(Field field, bool end) => field.Parsed<LocalTime>(
        text => end && text == "24:00" ? LocalTime.Midnight
            : TimeOfDay.Parse(text) is { Success: true, Value: var time } && time.Minute % 5 == 0 && !(end && time == LocalTime.Midnight) ? time : null,
        $"a time on a multiple of five minutes, {(end ? "00:05 to 24:00" : "00:00 to 23:55")}");
}
