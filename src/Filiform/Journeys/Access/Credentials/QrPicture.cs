using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Filiform.Journeys.Access.Credentials;

/// <summary>A QR code as one SVG path, dark on light in either theme: cameras want it so.</summary>
public static class QrPicture
{
    public static IHtmlContent Draw(string text, string title)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Length; x++)
                if (rows[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        var label = System.Text.Encodings.Web.HtmlEncoder.Default.Encode(title);
        return new HtmlString(string.Create(CultureInfo.InvariantCulture,
            $"""<svg class="access-qr" viewBox="0 0 {rows.Count} {rows.Count}" role="img" aria-label="{label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path fill="#000" d="{path}"/></svg>"""));
    }
}
