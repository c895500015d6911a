using System.Text.Json;
using Filiform.Cli.Json;
using Filiform.Fhir;
using Filiform.Journeys.Practice.Import;
using Filiform.Journeys.Practice.Network;

namespace Filiform.Cli;

/// <summary>Reads a file, finds out what it is, and hands it to the use case for it; what <c>filiform import FILE</c> calls.</summary>
public sealed class ImportFile(Runner runner, Words words, ChooseClinic chooseClinic, ImportPatients importPatients, ImportNetwork importNetwork)
{
    /// <param name="utf8">One JSON document: a network file, or a FHIR R4 bundle.</param>
    /// <param name="clinic">Id or slug of the clinic that patients belong to; null when there is only one.</param>
    public async Task<ImportReport> Run(ReadOnlyMemory<byte> utf8, string? clinic, CancellationToken stop = default)
    {
        utf8 = StrictJson.WithoutMark(utf8);
        using var document = StrictJson.Parse(utf8, out var fault);
        if (document is null) return ImportReport.Refuse(new ImportFault(fault!.Line, fault.Field, fault.Message));

        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("resourceType", out _)
            ? await Patients(utf8, clinic, stop)
            : await Network(document.RootElement, utf8, stop);
    }

    private async Task<ImportReport> Patients(ReadOnlyMemory<byte> utf8, string? named, CancellationToken stop)
    {
        var (file, faults) = BundleReader.Read(utf8.Span);
        if (file is null) return ImportReport.Refuse(faults);

        var choice = await runner.Run(chooseClinic, new(named, file.Organization), Actor.System, stop);
        if (choice.Refusal is { } unknown) return Refuse(unknown, utf8);
        var report = await runner.Run(importPatients, new(file, choice.Value.Clinic, choice.Value.Founds), Actor.System, stop);
        return report.Refusal is { } refusal ? Refuse(refusal, utf8) : report.Value;
    }

    private async Task<ImportReport> Network(JsonElement json, ReadOnlyMemory<byte> utf8, CancellationToken stop)
    {
        var (network, faults) = new NetworkReader(NetworkTerms.Shipped).Read(json);
        if (network is null) return ImportReport.Refuse(JsonLines.Locate(utf8.Span, faults));
        var report = await runner.Run(importNetwork, new(network), Actor.System, stop);
        return report.Refusal is { } refusal ? Refuse(refusal, utf8) : report.Value;
    }

    private ImportReport Refuse(Refusal refusal, ReadOnlyMemory<byte> utf8) => ImportReport.Refuse(JsonLines.Locate(utf8.Span,
    [
        .. refusal.Reasons.DefaultIfEmpty(new(refusal.Code)).Select(reason => new InputFault(
            reason.Field ?? "", words.Has($"reason.{reason.Code}") ? words.In("en", $"reason.{reason.Code}", [.. reason.Facts]) : reason.Code)),
    ]));
}

/// <summary>What importing and exporting need besides their use cases.</summary>
public sealed class ImportServices : IServices
{
    public void Add(IServiceCollection services) => services.AddSingleton<ImportFile>();
}
