using System.Globalization;

namespace Filiform.Demonstration;

/// <summary>A progress bar on standard error; nothing where nobody watches.</summary>
internal static class Bar
{
    private const int Width = 40;
    private static int shown = -1;

    /// <param name="share">0 to 1.</param>
    public static void Show(string what, double share)
    {
        var filled = (int)Math.Clamp(share * Width, 0, Width);
        if (filled == shown || Console.IsErrorRedirected) return;
        shown = filled;
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{what} [{new string('#', filled)}{new string('.', Width - filled)}] {share * 100,3:0} %"));
    }

    public static void Done()
    {
        if (!Console.IsErrorRedirected) Console.Error.WriteLine();
    }
}
