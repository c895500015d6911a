using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Filiform.Cli.Json;

/// <summary>Reads one JSON document and takes nothing on trust: UTF-8 only, no name twice, no half characters.</summary>
internal static class StrictJson
{
    /// <summary>The largest document, in bytes. A national network with every roster is a fifth of it.</summary>
    public const int MostBytes = 64 << 20;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The document, which the caller disposes; or null and what is wrong.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8, out JsonFault? fault)
    {
        fault = NotUtf8(utf8.Span) ?? (utf8.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? new(1, null, "is empty; a JSON document is expected") : null);
        if (fault is not null) return null;
        try
        {
            // First, since a name with half a character is more than the parser can compare with other names.
            fault = utf8.Span.IndexOf("\\u"u8) < 0 ? null : JsonPlaces.HalfCharacter(utf8.Span);
            return fault is null ? JsonDocument.Parse(utf8, Options) : null;
        }
        catch (JsonException wrong)
        {
            fault = wrong.LineNumber is { } line
                ? new(line + 1, null, $"is no JSON: {WithoutPlace(wrong.Message)} (byte {wrong.BytePositionInLine + 1} of the line)")
                : JsonPlaces.Duplicate(utf8.Span);
        }
        return null;
    }

    /// <summary>What stands before the first byte of a document; only UTF-8's own mark is passed over.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    /// <returns>Where the text stops being UTF-8; null when it never does.</returns>
    public static JsonFault? NotUtf8(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            return new(1, null, "is UTF-16; only UTF-8 is read");
        // No JSON and no table holds a zero byte; the other encodings do, beside every letter.
        if (bytes.Length > 1 && (bytes[0] == 0 || bytes[1] == 0)) return new(1, null, "is UTF-16 or UTF-32; only UTF-8 is read");
        if (Utf8.IsValid(bytes)) return null;
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done) at += length;
        return new(JsonPlaces.LineAt(bytes, at), null, $"is not UTF-8 at byte {at + 1}");
    }

    /// <summary>What the parser says, without its own names for the place, and for what a programmer could change about it.</summary>
    private static string WithoutPlace(string message)
    {
        if (message.StartsWith("Expected depth to be zero", StringComparison.Ordinal)) return "it ends before it is whole: an object or a list is not closed";
        foreach (var tail in new[] { " LineNumber:", " Change the reader options" })
            if (message.IndexOf(tail, StringComparison.Ordinal) is > 0 and var at) message = message[..at];
        return message.TrimEnd('.');
    }
}
