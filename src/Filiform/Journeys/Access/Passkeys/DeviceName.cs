namespace Filiform.Journeys.Access.Passkeys;

/// <summary>What somebody calls the thing before them: a passkey that was named by nobody is known again by it and by its day.</summary>
public static class DeviceName
{
    /// <summary>In this order: a tablet or phone says also what it is built upon.</summary>
    private static readonly ImmutableArray<(string Said, string Name)> Known =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "Chromebook"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux")];

    /// <param name="userAgent">What the browser says of itself; never trusted, only shown to its owner.</param>
    public static string Of(string? userAgent) =>
        Known.FirstOrDefault(each => userAgent?.Contains(each.Said, StringComparison.Ordinal) == true).Name ?? "Passkey";
}
