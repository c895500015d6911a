using System.Text.Json;
using Filiform.Store;

namespace Filiform.Pipeline;

/// <summary>The one door: allow → begin → handle → audit → commit. Pages, endpoints, the outbox and the command line all come through it.</summary>
public sealed class Runner(Database database, IClock clock, ReadLog reads)
{
    /// <summary>PostgreSQL may ask two writers that crossed to try again; more than this many times means something else is wrong.</summary>
    private const int Tries = 4;

    public async Task<Result<TResult>> Run<TRequest, TResult>(
        IUseCase<TRequest, TResult> useCase, TRequest request, Actor actor, CancellationToken stop = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return useCase.Effect == Effect.Reads
                    ? await Read(useCase, request, actor, stop)
                    : await Change(useCase, request, actor, stop);
            }
            catch (Exception fault) when (attempt < Tries && Database.ShouldTryAgain(fault))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 * attempt), stop);
            }
        }
    }

    private async Task<Result<TResult>> Change<TRequest, TResult>(
        IUseCase<TRequest, TResult> useCase, TRequest request, Actor actor, CancellationToken stop)
    {
        var patient = (request as IAboutPatient)?.Patient;
        var name = useCase.GetType().Name;
        await using var work = await database.BeginChange(In(actor, request), clock.GetCurrentInstant(), useCase is INetworkWide, stop);

        var repeat = request as IRepeatable;
        var key = repeat?.RepeatKey;
        if (repeat?.Sent is { } sent && !await Repeats.Bind(work, name, sent)) return Refusal.KeyReused;
        if (key is not null && await Repeats.Find(work, name, key) is { } stored) return JsonSerializer.Deserialize<TResult>(stored, Json.Options)!;

        Result<TResult> result = await Access.Refuses(work, useCase.Permission, patient) is { } refusal
            ? refusal
            : await useCase.Handle(request, work);

        if (result.Refusal is not null) await work.Undo();
        else if (key is not null) Repeats.Keep(work, name, key, JsonSerializer.Serialize(result.Value, Json.Options));
        work.Audit(name, patient, result.Refusal);
        await work.Commit();
        return result;
    }

    private async Task<Result<TResult>> Read<TRequest, TResult>(
        IUseCase<TRequest, TResult> useCase, TRequest request, Actor actor, CancellationToken stop)
    {
        var patient = (request as IAboutPatient)?.Patient;
        Result<TResult> result;
        ImmutableArray<AuditRow> rows;
        await using (var work = await database.BeginRead(In(actor, request), clock.GetCurrentInstant(), useCase is INetworkWide, stop))
        {
            result = await Access.Refuses(work, useCase.Permission, patient) is { } refusal ? refusal : await useCase.Handle(request, work);
            // A public read is about nobody: it leaves no row. Everything else does, refusals too.
            rows = useCase.Permission.Visitor && patient is null ? [] : work.AuditRows(useCase.GetType().Name, patient, result.Refusal);
        }

        // No audit row, no answer: the rows of all waiting reads share one durable write.
        if (!rows.IsEmpty) await reads.Keep(rows, stop);
        return result;
    }

    private static Actor In<TRequest>(Actor actor, TRequest request) =>
        actor.Clinic is null && request is IInClinic { Clinic: var clinic } ? actor.In(clinic) : actor;
}
