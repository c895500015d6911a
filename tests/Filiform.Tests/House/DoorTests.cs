using Filiform.Pipeline;
using Filiform.Pipeline.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Filiform.Tests.House;

/// <summary>No page and no endpoint gets past the Runner: it takes the Runner, itself or through a service of its room, or it is marked as showing only static content.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Every_endpoint_comes_through_the_door()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic, demonstration: true);
        var endpoints = server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        Assert.NotEmpty(endpoints);

        var escaped = endpoints.Where(endpoint => !ComesThrough(endpoint)).Select(endpoint => endpoint.DisplayName).Distinct().ToList();

        Assert.Empty(escaped);
    }

    [Fact]
    public void No_page_reaches_the_database_itself()
    {
        var reaching = typeof(Runner).Assembly.GetTypes()
            .Where(type => typeof(PageModel).IsAssignableFrom(type))
            .Where(type => type.GetConstructors().Any(made => made.GetParameters().Any(each => each.ParameterType.Namespace == "Filiform.Store")))
            .Select(type => type.FullName).ToList();
        Assert.Empty(reaching);
    }

    private static bool ComesThrough(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<StaticContentAttribute>() is not null) return true;
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
        {
            var model = page is CompiledPageActionDescriptor compiled ? compiled.ModelTypeInfo : ModelOf(page);
            return model is not null && (model.GetCustomAttributes(typeof(StaticContentAttribute), true).Length > 0
                || Takes(model) || model.GetConstructors().Any(made => made.GetParameters().Any(each => Takes(each.ParameterType))));
        }

        return endpoint.Metadata.OfType<System.Reflection.MethodInfo>().Any(method => method.GetParameters().Any(each => each.ParameterType == typeof(Runner)));
    }

    /// <summary>It has the Runner handed in; a page may also have something handed in that has.</summary>
    private static bool Takes(Type type) => type.GetConstructors().Any(made => made.GetParameters().Any(each => each.ParameterType == typeof(Runner)));

    /// <summary>Page models stand beside their page: <c>Journeys/Book/HoldSlot.cshtml</c> has <c>HoldSlotPage</c>, whatever the page file is called.</summary>
    private static System.Reflection.TypeInfo? ModelOf(PageActionDescriptor page)
    {
        var view = Path.Combine(Sources.Root, "src/Filiform", page.RelativePath.TrimStart('/'));
        var model = File.ReadLines(view).FirstOrDefault(line => line.StartsWith("@model ", StringComparison.Ordinal))?["@model ".Length..].Trim();
        var name = model?.Split('.').Last();
        return typeof(Runner).Assembly.DefinedTypes.SingleOrDefault(type => type.Name == name && typeof(PageModel).IsAssignableFrom(type));
    }
}
