using static Filiform.Scheduling.Tests.Examples;

namespace Filiform.Scheduling.Tests;

public sealed class SlotTests
{
    private static readonly Gen<Slot> AnySlot = Gen.Select(Gen.Long[-50, 50], Gen.Int[1, 30]).Select((cell, length) =>
        Filiform.Scheduling.Slot.At(Instant.FromUnixTimeSeconds(cell * 300), Duration.FromMinutes(5 * length))!.Value);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -5)]
    [InlineData(0, 12)]
    [InlineData(1, 45)]
    [InlineData(-1, 45)]
    public void Is_nothing_when_empty_or_off_the_grid(int startMinute, int minutes) =>
        Assert.Null(Filiform.Scheduling.Slot.At(Instant.FromUnixTimeSeconds(startMinute * 60), Duration.FromMinutes(minutes)));

    [Fact]
    public void Is_nothing_when_a_tick_off_the_grid() =>
        Assert.Null(Filiform.Scheduling.Slot.At(Instant.FromUnixTimeTicks(1), Slot.Cell));

    [Fact]
    public void Numbers_its_cells_from_the_epoch() =>
        Assert.Equal([12, 13, 14], Filiform.Scheduling.Slot.At(Instant.FromUnixTimeSeconds(3600), Duration.FromMinutes(15))!.Value.Cells());

    /// <summary>Booking rests on this: the claim table compares cells, never times.</summary>
    [Fact]
    public void Slots_overlap_exactly_when_they_share_a_cell() =>
        Gen.Select(AnySlot, AnySlot).Sample((a, b) => a.Overlaps(b) == a.Cells().Intersect(b.Cells()).Any());

    [Fact]
    public void Contains_another_exactly_when_it_has_all_its_cells() =>
        Gen.Select(AnySlot, AnySlot).Sample((a, b) => a.Contains(b) == !b.Cells().Except(a.Cells()).Any());

    [Fact]
    public void A_visit_occupies_its_buffers_too()
    {
        var occupied = Visit(45, before: 5, after: 10).Occupied(Slot(Monday, "10:00"));

        Assert.Equal(Slot(Monday, "09:55", 60), occupied);
    }

    [Fact]
    public void A_visit_of_another_length_is_a_broken_promise() =>
        Assert.Throws<ArgumentException>(() => Visit(45).Occupied(Slot(Monday, "10:00", 30)));

    [Theory]
    [InlineData(0, 0, 15)]
    [InlineData(47, 0, 15)]
    [InlineData(45, 3, 15)]
    [InlineData(45, -5, 15)]
    [InlineData(45, 0, 0)]
    public void A_visit_type_off_the_grid_cannot_be_built(int minutes, int before, int step) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Visit(minutes, before, step: step));
}
