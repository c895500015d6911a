namespace Filiform.Scheduling.Tests;

public sealed class BusyTests
{
    private static readonly Gen<Slot> AnySlot = Gen.Select(Gen.Long[0, 60], Gen.Int[1, 12]).Select((cell, length) =>
        Slot.At(Instant.FromUnixTimeSeconds(cell * 300), Duration.FromMinutes(5 * length))!.Value);

    [Fact]
    public void Meets_a_slot_exactly_when_one_of_its_cells_is_taken() =>
        Gen.Select(Gen.Long[0, 70].Array[0, 25], AnySlot).Sample((cells, slot) =>
            Busy.At(cells).Meets(slot) == slot.Cells().Any(cells.Contains));

    [Fact]
    public void Is_the_same_from_slots_as_from_their_cells() =>
        Gen.Select(AnySlot.Array[0, 8], AnySlot).Sample((taken, slot) =>
            Busy.During(taken).Meets(slot) == Busy.At(taken.SelectMany(other => other.Cells())).Meets(slot));

    [Fact]
    public void Never_meets_nothing() =>
        AnySlot.Sample(slot => !Busy.Never.Meets(slot));
}
