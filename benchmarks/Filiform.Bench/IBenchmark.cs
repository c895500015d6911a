namespace Filiform.Bench;

/// <summary>Measures one thing, beside a peer or a physical limit in the same run.</summary>
public interface IBenchmark
{
    /// <summary>By which it is asked for.</summary>
    string Name { get; }

    /// <summary>Each figure as soon as it is known. One that cannot be measured here is <see cref="Figure.Skipped"/>, with the reason.</summary>
    IEnumerable<Figure> Run();
}
