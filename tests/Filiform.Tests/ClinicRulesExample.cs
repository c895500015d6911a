namespace Filiform.Tests;

/// <summary>The example of <c>docs/guides/clinic-rules.md</c>: stricter from 75 on, and a rule of its own about some fear of needles.</summary>
internal static class ClinicRulesExample
{
    public static readonly string Folder = Path.Combine(House.Sources.Root, "docs/examples/clinic-rules");

    public static string Text => File.ReadAllText(Path.Combine(Folder, "clinic-rules.json"));
}
