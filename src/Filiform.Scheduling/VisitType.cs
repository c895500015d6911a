namespace Filiform.Scheduling;

/// <summary>What a patient can be booked for, as far as time is concerned; its name is a word, and words are not scheduling.</summary>
public sealed record VisitType
{
    /// <param name="id">Kebab-case code, such as <c>first-visit</c>.</param>
    /// <param name="length">Time with the patient; a multiple of <see cref="Slot.Cell"/>.</param>
    /// <param name="before">Preparation that keeps practitioner and room busy before the visit; zero or a multiple of a cell.</param>
    /// <param name="after">Notes and turnover that keep them busy after it; zero or a multiple of a cell.</param>
    /// <param name="step">Wall-clock time between two starts on offer, counted from the start of the shift; a multiple of a cell.</param>
    /// <param name="needsNeedling">Whether it may be booked only with somebody who may needle on that day.</param>
    /// <param name="minimumNotice">Least time between booking and start.</param>
    /// <param name="horizonDays">How many days after today the last bookable day lies.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative or off the grid, or the horizon is negative.</exception>
    public VisitType(
        string id, Duration length, Duration before, Duration after, Duration step,
        bool needsNeedling, Duration minimumNotice, int horizonDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(horizonDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumNotice, Duration.Zero);
        (Id, Length, Step) = (id, OnGrid(length, Slot.Cell), OnGrid(step, Slot.Cell));
        (Before, After) = (OnGrid(before, Duration.Zero), OnGrid(after, Duration.Zero));
        (NeedsNeedling, MinimumNotice, HorizonDays) = (needsNeedling, minimumNotice, horizonDays);
    }

    public string Id { get; }
    public Duration Length { get; }
    public Duration Before { get; }
    public Duration After { get; }
    public Duration Step { get; }
    public bool NeedsNeedling { get; }

    /// <summary>Least time between booking and start. The front desk books <c>with</c> none.</summary>
    public Duration MinimumNotice { get; init; }

    public int HorizonDays { get; init; }

    /// <summary>What the patient is told, for a visit that starts then.</summary>
    /// <returns>Null when the start lies off the grid.</returns>
    public Slot? SlotAt(Instant start) => Slot.At(start, Length);

    /// <summary>What practitioner and room are busy with: the visit and its buffers. These are the cells to claim.</summary>
    /// <exception cref="ArgumentException">The slot is not one of this visit type's length.</exception>
    public Slot Occupied(Slot slot) => slot.Length == Length
        ? Slot.At(slot.Start - Before, Before + Length + After)!.Value
        : throw new ArgumentException($"A visit of type {Id} takes {Length}, not {slot.Length}.", nameof(slot));

    private static Duration OnGrid(Duration length, Duration least) => length >= least && Slot.OnGrid(length)
        ? length
        : throw new ArgumentOutOfRangeException(nameof(length), length, $"Must be a multiple of {Slot.Cell} from {least} up.");
}
