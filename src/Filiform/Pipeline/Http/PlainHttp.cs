namespace Filiform.Pipeline.Http;

/// <summary>Elsewhere than on a loopback address nothing is served in clear: pages are sent to TLS, calls of programs are refused (security.md §2).</summary>
public static class PlainHttp
{
    /// <param name="urls">Addresses that the server listens on.</param>
    public static IApplicationBuilder UseTlsOnly(this IApplicationBuilder app, string urls, string publicAddress) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        // A load balancer asks in clear whether we live; the answer says no more than that.
        if (request.IsHttps || request.Path.StartsWithSegments("/health"))
        {
            await next(context);
            return;
        }

        var words = context.RequestServices.GetRequiredService<Words>();
        if (request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/fhir"))
            await Problems.Of(StatusCodes.Status403Forbidden, "tls", words, context).ExecuteAsync(context);
        // What was posted in clear has been seen already; only a look goes on.
        else if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && Secure(request, urls, publicAddress) is { } there)
            context.Response.Redirect(there + request.PathBase + request.Path + request.QueryString, permanent: false, preserveMethod: true);
        else
            await Results.Text($"{words["shared.error-tls-title"]}\n{words["shared.error-tls-text"]}\n", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
    });

    /// <returns>The same place over TLS; null when nobody has said where that is.</returns>
    private static string? Secure(HttpRequest request, string urls, string publicAddress)
    {
        if (publicAddress.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return publicAddress;
        var port = urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(BindingAddress.Parse)
            .FirstOrDefault(each => each.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase))?.Port;
        return port is { } known ? $"https://{new HostString(request.Host.Host, known)}" : null;
    }
}
