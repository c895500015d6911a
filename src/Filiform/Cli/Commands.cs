namespace Filiform.Cli;

/// <summary>Every command that answers a document.</summary>
internal static class Commands
{
    public static readonly ImmutableArray<ClinicalCommand> All =
    [
        new ScreenCommand(), new TriageCommand(), new AtlasRank(), new ScoreCommand(), new ChangeCommand(), new RespondCommand(),
        .. QualityCommand.All, new Slots(),
    ];
}
