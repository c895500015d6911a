using Microsoft.AspNetCore.Diagnostics;

namespace Filiform.Pipeline.Http;

/// <summary>The address that a person asked for, also on the page that says why they did not get it.</summary>
public static class AskedFor
{
    public static PathString Path(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } status ? status.OriginalPathBase + status.OriginalPath
        : context.Features.Get<IExceptionHandlerPathFeature>() is { } fault ? fault.Path
        : context.Request.Path;

    public static string Query(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } status ? status.OriginalQueryString ?? "" : context.Request.QueryString.Value ?? "";

    /// <summary>The same address with one choice of its query changed.</summary>
    public static string With(HttpContext context, string name, string value)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Query(context)).Where(pair => pair.Key != name)
            .SelectMany(pair => pair.Value.Select(each => KeyValuePair.Create(pair.Key, each)));
        return Path(context) + QueryString.Create(query).Add(name, value);
    }
}
