namespace Filiform.Scheduling;

/// <summary>Everything that stands against booking one slot; none means that it is on offer.</summary>
[Flags]
public enum Obstacles
{
    None = 0,

    /// <summary>The length is another than the visit type's.</summary>
    OtherLength = 1,

    /// <summary>Nobody works then in that room, or the roster starts no visit at that minute.</summary>
    OffRoster = 2,

    /// <summary>The start lies in the past or within the minimum notice.</summary>
    TooSoon = 4,

    /// <summary>The day lies beyond the horizon of the visit type.</summary>
    TooFarAhead = 8,

    /// <summary>The practitioner may not needle at that clinic on that day, and the visit needs it.</summary>
    MayNotNeedle = 16,

    PractitionerBusy = 32,
    RoomBusy = 64,
}
