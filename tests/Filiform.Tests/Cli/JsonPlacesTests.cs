using Filiform.Cli.Json;

namespace Filiform.Tests.Cli;

public sealed class JsonPlacesTests
{
    private static ReadOnlySpan<byte> Document => """
        {
          "a": [
            1,
            { "b": 2 }
          ],
          "c.d": 3
        }
        """u8;

    [Theory]
    [InlineData("", 1)]
    [InlineData("a", 2)]
    [InlineData("a[0]", 3)]
    [InlineData("a[1].b", 4)]
    [InlineData("a[1].missing", 4)]
    [InlineData("missing", 1)]
    [InlineData("c.d", 6)]
    public void Finds_the_line_of_a_field_or_of_what_it_is_missing_from(string field, int line) =>
        Assert.Equal(line, JsonPlaces.Locate(Document, [(field, "")])[0].Line);
}
