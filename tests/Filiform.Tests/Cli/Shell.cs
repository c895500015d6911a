using System.Text;
using Filiform.Cli;

namespace Filiform.Tests.Cli;

/// <summary>Runs a command as a shell would, without one.</summary>
internal static class Shell
{
    public static Task<(int Status, string Out, string Error)> Run(string input, params string[] args) => Run(Encoding.UTF8.GetBytes(input), args);

    public static async Task<(int Status, string Out, string Error)> Run(byte[] input, params string[] args)
    {
        var (output, error) = (new MemoryStream(), new StringWriter());
        var status = await CommandLine.Run(args, new Terminal(new MemoryStream(input), output, error, Colours: false));
        return (status, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
