namespace Filiform.Clinical.Quality;

/// <summary>A mean run length: A = 1 + Σ p·A(next state), over states where every step moves by a bounded distance.</summary>
/// <remarks>I − P is an M-matrix, so elimination within the band needs no pivoting.</remarks>
internal sealed class BandedSystem
{
    private readonly int size;
    private readonly int below;
    private readonly double[][] rows;
    private readonly double[] right;

    /// <param name="below">Farthest step down.</param>
    /// <param name="above">Farthest step up.</param>
    public BandedSystem(int size, int below, int above)
    {
        (this.size, this.below) = (size, below);
        rows = [.. Enumerable.Range(0, size).Select(_ => new double[below + above + 1])];
        right = new double[size];
        Array.Fill(right, 1);
        for (var state = 0; state < size; state++) rows[state][below] = 1;
    }

    /// <summary>From <paramref name="state"/> to <paramref name="next"/> with that probability.</summary>
    public void Step(int state, int next, double probability) => rows[state][next - state + below] -= probability;

    /// <summary>The mean run length from state 0. It consumes the system.</summary>
    public double FromStart()
    {
        var width = rows[0].Length;
        for (var pivot = 0; pivot < size; pivot++)
            for (var row = pivot + 1; row <= Math.Min(size - 1, pivot + below); row++)
            {
                var factor = rows[row][pivot - row + below] / rows[pivot][below];
                if (factor == 0) continue;
                for (var at = below; at < width; at++) rows[row][at + pivot - row] -= factor * rows[pivot][at];
                right[row] -= factor * right[pivot];
            }
        for (var row = size - 1; row >= 0; row--)
        {
            for (var at = below + 1; at < width && row + at - below < size; at++) right[row] -= rows[row][at] * right[row + at - below];
            right[row] /= rows[row][below];
        }
        return right[0];
    }
}
