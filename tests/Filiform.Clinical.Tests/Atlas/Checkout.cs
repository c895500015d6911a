using System.Text.Json;

namespace Filiform.Clinical.Tests.Atlas;

/// <summary>Files of this checkout that tests compare with.</summary>
internal static class Checkout
{
    private static readonly string Root = Above(AppContext.BaseDirectory);

    /// <param name="path">From the checkout's root.</param>
    public static JsonElement Json(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, path)));
        return document.RootElement.Clone();
    }

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Filiform.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
