using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Filiform.Bench.Measuring;

/// <summary>What it runs on.</summary>
public static class Machine
{
    public static string Describe()
    {
        var processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        return $"{Environment.ProcessorCount} cores ({processor ?? RuntimeInformation.ProcessArchitecture.ToString()}), {memory} GB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}; {Load()}";
    }

    /// <summary>How busy it is: everything on the wall's clock suffers from neighbours.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "load unknown";

    /// <summary>Keeps this thread on one core until disposed.</summary>
    public static IDisposable OneCore()
    {
        if (!OperatingSystem.IsLinux()) return new Released(0);
        var self = Process.GetCurrentProcess();
        var before = self.ProcessorAffinity;
        self.ProcessorAffinity = before & -before;
        return new Released(before);
    }

    private sealed class Released(nint affinity) : IDisposable
    {
        public void Dispose()
        {
            if (OperatingSystem.IsLinux()) Process.GetCurrentProcess().ProcessorAffinity = affinity;
        }
    }
}
