using System.Diagnostics;
using System.Globalization;

namespace Filiform.Bench.Measuring;

/// <summary>A program run as a process of its own.</summary>
public sealed class Child : IDisposable
{
    private readonly Process process;

    private Child(Process process) => this.process = process;

    /// <summary>The program as <c>./filiform</c> runs it.</summary>
    public static string Filiform => Path.GetFullPath("artifacts/bin/Filiform/release/filiform");

    /// <summary>This program once more, for a peer that must be a process.</summary>
    public static string Self => Environment.ProcessPath!;

    public static Child Start(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in args) start.ArgumentList.Add(arg);
        start.Environment["FILIFORM_LIMITS"] = "off";
        var child = new Child(Process.Start(start)!);
        // Whatever it says must be read, or it would wait for us.
        child.process.ErrorDataReceived += (_, _) => { };
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Resident memory now, in bytes.</summary>
    public long Resident => Status("VmRSS");

    /// <summary>The most that was resident so far, in bytes; zero where the system does not say.</summary>
    public long PeakResident => Status("VmHWM");

    /// <summary>Reads what it prints to the end, then waits for it.</summary>
    /// <returns>Exit status, lines printed, most memory resident, and processor time of all its threads until its last line.</returns>
    public async Task<(int Status, long Lines, long Peak, TimeSpan Processor)> Finish()
    {
        var (lines, peak, processor, buffer) = (0L, 0L, TimeSpan.Zero, new byte[1 << 18]);
        for (int read; (read = await process.StandardOutput.BaseStream.ReadAsync(buffer)) > 0;)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            (peak, processor) = (Math.Max(peak, PeakResident), Processor(processor));
        }
        await process.WaitForExitAsync();
        return (process.ExitCode, lines, peak, processor);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private TimeSpan Processor(TimeSpan otherwise)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return otherwise;
        }
    }

    private long Status(string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(line => line.StartsWith(field + ":", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            // It has ended.
            return 0;
        }
    }
}
