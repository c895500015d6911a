namespace Filiform.Cli;

/// <summary>What a command tells the shell.</summary>
internal static class ExitStatus
{
    /// <summary>Answered, whatever the verdict.</summary>
    public const int Fine = 0;

    /// <summary>The input was wrong; standard error says where and what is allowed.</summary>
    public const int WrongInput = 1;

    /// <summary>The command was called wrongly.</summary>
    public const int Usage = 2;

    /// <summary>The program or the machine failed.</summary>
    public const int Failed = 3;
}
