using System.Text;
using Filiform.Cli.Json;

namespace Filiform.Tests.Cli;

public sealed class StrictJsonTests
{
    [Theory]
    [InlineData("", "line 1: is empty; a JSON document is expected")]
    [InlineData(" \r\n", "line 1: is empty; a JSON document is expected")]
    [InlineData("{\"a\":NaN}", "line 1: is no JSON: 'N' is an invalid start of a value (byte 6 of the line)")]
    [InlineData("{\n\"a\":1,}", "line 2: is no JSON: The JSON object contains a trailing comma at the end which is not supported in this mode (byte 7 of the line)")]
    [InlineData("{} {}", "line 1: is no JSON: '{' is invalid after a single JSON value. Expected end of data (byte 4 of the line)")]
    [InlineData("{\"a\":1,\n \"b\":{\"c\":1,\n \"c\":2}}", "line 3, b.c: stands twice; each name may stand once in an object")]
    [InlineData("{\"a\":1,\n\"\\u0061\":2}", "line 2, a: stands twice; each name may stand once in an object")]
    [InlineData("[\n{\"a\":\"x\\ud83d\"}]", "line 2, [0].a: holds half a character (a lone \\ud800 to \\udfff)")]
    public void Names_line_and_fault(string text, string fault)
    {
        Assert.Null(StrictJson.Parse(Encoding.UTF8.GetBytes(text), out var found));

        Assert.Equal(fault, found!.ToString());
    }

    [Fact]
    public void Knows_another_encoding_without_its_mark() =>
        Assert.Equal("line 1: is UTF-16 or UTF-32; only UTF-8 is read", Fault(System.Text.Encoding.Unicode.GetBytes("{\"a\":1}")));

    [Fact]
    public void Refuses_half_a_document() => Assert.StartsWith("line 1: is no JSON: it ends before it is whole", Fault("{\"a\":"u8.ToArray()));

    [Fact]
    public void Refuses_a_document_deeper_than_anybody_means() =>
        Assert.Contains("maximum", Fault(Encoding.UTF8.GetBytes(new string('[', 100) + new string(']', 100))));

    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe, (byte)'{', 0 }, "line 1: is UTF-16; only UTF-8 is read")]
    [InlineData(new byte[] { (byte)'{', (byte)'\n', (byte)'"', 0xe9, (byte)'"' }, "line 2: is not UTF-8 at byte 4")]
    [InlineData(new byte[] { (byte)'"', 0xc3 }, "line 1: is not UTF-8 at byte 2")]
    public void Refuses_another_encoding(byte[] bytes, string fault) => Assert.Equal(fault, Fault(bytes));

    [Fact]
    public void Passes_over_the_mark_of_its_own_encoding()
    {
        using var document = StrictJson.Parse(StrictJson.WithoutMark(new byte[] { 0xef, 0xbb, 0xbf, (byte)'1' }), out _);

        Assert.Equal(1, document!.RootElement.GetInt32());
    }

    /// <summary>Whatever bytes come, there is a document or a reason, and never an exception.</summary>
    [Fact]
    public void Answers_any_bytes() => Gen.OneOf(Gen.Byte, Gen.OneOf([.. "{}[]\",:\\u1tn "u8])).Array[0, 60].Sample(bytes =>
    {
        using var document = StrictJson.Parse(bytes, out var fault);
        return document is null == fault is not null;
    });

    private static string Fault(byte[] bytes)
    {
        Assert.Null(StrictJson.Parse(bytes, out var fault));
        return fault!.ToString();
    }
}
