using System.Text.RegularExpressions;
using Filiform.Pipeline;
using NetArchTest.Rules;

namespace Filiform.Tests.House;

public sealed partial class ArchitectureTests
{
    [Fact]
    public void The_pipeline_and_the_store_know_no_journey()
    {
        foreach (var room in new[] { "Filiform.Pipeline", "Filiform.Store" })
            AssertNone(room, "Filiform.Journeys", "Filiform.Fhir", "Filiform.Cli");
    }

    [Fact]
    public void The_domain_knows_no_web_no_database_and_not_each_other()
    {
        foreach (var assembly in new[] { typeof(Filiform.Clinical.Knowledge.Said).Assembly, typeof(Filiform.Scheduling.Slot).Assembly })
        {
            var names = assembly.GetReferencedAssemblies().Select(each => each.Name!).ToList();
            Assert.DoesNotContain(names, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Filiform", StringComparison.Ordinal)
                || name is "Dapper" or "Npgsql" or "Microsoft.Data.Sqlite");
        }
    }

    [Fact]
    public void Only_the_store_knows_which_database_it_is()
    {
        AssertNone("Filiform.Pipeline", "Npgsql", "Microsoft.Data.Sqlite", "Dapper");
        AssertNone("Filiform.Cli", "Npgsql", "Microsoft.Data.Sqlite", "Dapper");
        AssertNone("Filiform.Fhir", "Npgsql", "Microsoft.Data.Sqlite", "Dapper");
        AssertNone("Filiform.Journeys", "Dapper");
    }

    [Fact]
    public void The_clock_is_read_in_one_place()
    {
        var readers = Sources.All("src", "*.cs")
            .Where(file => Clock().IsMatch(file.Text)).Select(file => file.Path.Replace('\\', '/')).ToList();
        Assert.Equal(["src/Filiform/WebApp.cs"], readers.Except(["src/Filiform/Program.cs"]));
    }

    [Fact]
    public void Every_use_case_is_named_by_verb_and_noun_and_stands_in_a_file_of_its_own()
    {
        var useCases = typeof(Runner).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.Namespace?.StartsWith("Filiform.Journeys", StringComparison.Ordinal) == true)
            .Where(type => type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IUseCase<,>)))
            .Select(type => type.Name).ToList();
        var files = Sources.All("src/Filiform/Journeys", "*.cs").ToList();
        Assert.NotEmpty(useCases);
        Assert.All(useCases, name => Assert.Contains(files, file => file.Text.Contains($"class {name}", StringComparison.Ordinal)));
    }

    private static void AssertNone(string room, params string[] others)
    {
        var result = Types.InAssembly(typeof(Runner).Assembly).That().ResideInNamespace(room).ShouldNot().HaveDependencyOnAny(others).GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|SystemClock\.Instance")]
    private static partial Regex Clock();
}
