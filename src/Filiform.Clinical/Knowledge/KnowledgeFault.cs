namespace Filiform.Clinical.Knowledge;

/// <summary>Clinical content that cannot be trusted; it stops the start.</summary>
/// <param name="file">Name of the data file, such as <c>safety.json</c>.</param>
/// <param name="path">Where in it, such as <c>rules[12].when.fact</c>; a reading fault names line and byte instead.</param>
/// <param name="reason">What is wrong and what is allowed.</param>
public sealed class KnowledgeFault(string file, string path, string reason) : Exception($"{file}: {path}: {reason}")
{
    public string File { get; } = file;
    public string Path { get; } = path;
    public string Reason { get; } = reason;
}
