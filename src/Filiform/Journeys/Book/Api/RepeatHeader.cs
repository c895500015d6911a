using Filiform.Store;

namespace Filiform.Journeys.Book.Api;

/// <summary>The key by which a program says that it sends the same call again, as after a broken connection.</summary>
internal static class RepeatHeader
{
    public const string Name = "Idempotency-Key";

    private const int Longest = 255;

    /// <summary>A shorter key might be somebody else's too, so it counts only together with the address it comes from.</summary>
    private const int Unguessable = 20;

    /// <returns>The key with what was asked under it, or null without one; and what is wrong with it, or null.</returns>
    public static (SentKey? Key, Reason? Wrong) Read(HttpContext context, JsonBody body, Actor actor)
    {
        if (!context.Request.Headers.TryGetValue(Name, out var values)) return (null, null);
        if (values is not [{ Length: > 0 and <= Longest } key] || key.Any(letter => letter is < '!' or > '~')) return (null, new("repeat-key", Name, Longest));
        return (new(key.Length < Unguessable ? $"{key} {Holds.AddressDigest(actor)}" : key, body.Digest), null);
    }
}
