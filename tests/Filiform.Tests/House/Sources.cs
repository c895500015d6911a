namespace Filiform.Tests.House;

/// <summary>The project's own source, for the tests that read it.</summary>
public static class Sources
{
    public static readonly string Root = FindRoot();

    public sealed record File(string Path, string Text);

    public static IEnumerable<File> All(string folder, params string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .Select(path => new File(Path.GetRelativePath(Root, path), System.IO.File.ReadAllText(path)));

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (System.IO.File.Exists(Path.Combine(at.FullName, "Filiform.slnx"))) return at.FullName;
        throw new InvalidOperationException("The tests run from a checkout.");
    }
}
