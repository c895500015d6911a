using System.Text.Json;

namespace Filiform.Clinical.Strict;

public static class WholeNumber
{
    /// <returns>The number; null when the value is no whole number that fits. 3.0 is whole.</returns>
    public static int? Of(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            && number == decimal.Truncate(number) && number >= int.MinValue && number <= int.MaxValue
            ? (int)number : null;
}
