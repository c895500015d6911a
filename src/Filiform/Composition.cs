using System.Reflection;
using Filiform.Journeys.Access;
using Filiform.Pipeline;
using Filiform.Pipeline.Http;
using Filiform.Store;
using Microsoft.AspNetCore.Antiforgery;

namespace Filiform;

/// <summary>What the journeys bring: their use cases, message handlers and endpoints.</summary>
public static class Composition
{
    public static void AddJourneys(IServiceCollection services)
    {
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }))
        {
            var contracts = type.GetInterfaces();
            if (contracts.Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IUseCase<,>)) && type != typeof(DeliverMessage))
                services.AddSingleton(type);
            if (contracts.Contains(typeof(IMessageHandler))) services.AddSingleton(typeof(IMessageHandler), type);
            if (contracts.Contains(typeof(IMessageSender))) services.AddSingleton(typeof(IMessageSender), type);
        }

        foreach (var room in Rooms<IServices>()) room.Add(services);
    }

    public static void MapJourneys(WebApplication app, Installation installation)
    {
        foreach (var room in Rooms<IEndpoints>()) room.Map(app, installation);
    }

    private static IEnumerable<T> Rooms<T>() => Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => typeof(T).IsAssignableFrom(type) && type.IsClass)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (T)Activator.CreateInstance(type)!);
}

/// <summary>A journey's services other than use cases and message handlers, which are found by themselves.</summary>
public interface IServices
{
    void Add(IServiceCollection services);
}

/// <summary>A journey's addresses other than pages.</summary>
public interface IEndpoints
{
    void Map(IEndpointRouteBuilder app, Installation installation);
}
