using Filiform.Scheduling;

namespace Filiform.Journeys.Book;

/// <summary>Says to a visitor what stands against a time.</summary>
internal static class Obstacle
{
    private const Obstacles Busy = Obstacles.PractitionerBusy | Obstacles.RoomBusy;

    /// <summary>Only when nothing but somebody else stands in the way, it was taken; everything else was never on offer.</summary>
    public static Refusal Refusal(Obstacles against) =>
        (against & ~Busy) == Obstacles.None ? Pipeline.Refusal.SlotTaken : Pipeline.Refusal.NotOffered;
}
