using Microsoft.AspNetCore.Http.HttpResults;

namespace Filiform.Journeys.Access.Credentials;

/// <summary>Where to go back to after a sign-in: an address of this site, or nowhere.</summary>
public static class LocalPath
{
    private const int Longest = 1000;

    /// <returns>The path when it is one of ours; otherwise null.</returns>
    public static string? Of(string? path) =>
        path is { Length: > 0 and <= Longest } && path[0] == '/' && !path.Any(char.IsControl) && RedirectHttpResult.IsLocalUrl(path) ? path : null;
}
