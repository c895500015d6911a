using Filiform.Cli;
using Filiform.Journeys.Practice.Import;
using Filiform.Pipeline;
using Filiform.Store;
using NodaTime.Testing;

namespace Filiform.Tests;

/// <summary>A migrated database with nothing in it, and the door to it.</summary>
public sealed class EmptyDatabase : IAsyncDisposable
{
    private readonly ReadLog reads;

    private EmptyDatabase(TestDatabase store)
    {
        Store = store;
        reads = new(store.Database, Clock);
        Runner = new(store.Database, Clock, reads);
    }

    public TestDatabase Store { get; }
    public FakeClock Clock { get; } = new(TestClinic.MondayMorning);
    public Runner Runner { get; }

    public static async Task<EmptyDatabase> New()
    {
        var empty = new EmptyDatabase(await TestDatabase.New());
        await empty.reads.StartAsync(default);
        return empty;
    }

    public Task<ImportReport> Import(ReadOnlyMemory<byte> bytes, string? into = null) =>
        new ImportFile(Runner, new Words(), new ChooseClinic(), new ImportPatients(), new ImportNetwork()).Run(bytes, into);

    /// <summary>Runs statements as the system, across clinics.</summary>
    public async Task<T> Do<T>(Func<Work, Task<T>> act) => (await Runner.Run(new Direct<T>(act), Done.It, Actor.System)).Value;

    /// <summary>Runs statements as the system in the only clinic.</summary>
    public async Task<T> In<T>(Func<Work, Task<T>> act)
    {
        var clinic = await Do(work => work.QueryOne<Id<Clinic>>("select id from clinic"));
        return (await Runner.Run(new Direct<T>(act), Done.It, Actor.System.In(clinic))).Value;
    }

    public async ValueTask DisposeAsync()
    {
        await reads.StopAsync(default);
        await Store.DisposeAsync();
    }

    private sealed class Direct<T>(Func<Work, Task<T>> act) : IUseCase<Done, T>, INetworkWide
    {
        public Permission Permission => Permission.OnlySystem;
        public async Task<Result<T>> Handle(Done request, Work work) => await act(work);
    }
}
