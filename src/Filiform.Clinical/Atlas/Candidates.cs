namespace Filiform.Clinical.Atlas;

/// <summary>A muscle with its best hypothesis for a drawing; all by number.</summary>
internal readonly record struct Candidate(int Muscle, int Hypothesis, Side Side, double Score, int Rank);

/// <summary>The hypotheses a drawing admits.</summary>
internal static class Candidates
{
    public const byte OnLeft = 1, OnRight = 2, Midline = 4;
    private static readonly Comparison<Candidate> Strongest = (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Muscle.CompareTo(b.Muscle);
    private static readonly Comparer<Candidate> ById = Comparer<Candidate>.Create((a, b) => a.Muscle.CompareTo(b.Muscle));

    /// <summary>Hypotheses with a zone that is shaded; both sides need a lateral zone on each.</summary>
    public static IEnumerable<int> Admitted(ReferralTable table, Drawing drawing)
    {
        var marks = Marks(table, drawing, table.Direct);
        for (var h = 0; h < marks.Length; h++)
            if (Admits(table.Hypotheses[h], marks[h])) yield return h;
    }

    /// <summary>One row a muscle, strongest first; ties in the order of ids.</summary>
    /// <param name="chosen">Muscles to leave out.</param>
    public static List<Candidate> Of(ReferralTable table, Drawing drawing, ReadOnlySpan<int> chosen)
    {
        var marks = Marks(table, drawing, table.Direct);
        foreach (var muscle in chosen) marks.AsSpan(3 * muscle, 3).Clear();
        return Rows(table, drawing, marks);
    }

    /// <summary>The same for muscles without a shaded zone but with one next to the shading.</summary>
    public static List<Candidate> Beside(ReferralTable table, Drawing drawing)
    {
        var (direct, marks) = (Marks(table, drawing, table.Direct), Marks(table, drawing, table.Touched));
        for (var left = 0; left < marks.Length; left += 3)
            if ((direct[left] | direct[left + 1]) != 0) marks.AsSpan(left, 3).Clear();
        return Rows(table, drawing, marks);
    }

    private static List<Candidate> Rows(ReferralTable table, Drawing drawing, byte[] marks)
    {
        var rows = new List<Candidate>();
        for (var left = 0; left < marks.Length; left += 3)
            if ((marks[left] | marks[left + 1]) != 0) rows.Add(Best(table, drawing, marks, left));
        rows.Sort(Strongest);
        Rank(rows);
        return rows;
    }

    private static Candidate Best(ReferralTable table, Drawing drawing, byte[] marks, int left)
    {
        var best = new Candidate(left / 3, -1, Side.Left, double.NegativeInfinity, 0);
        for (var h = left; h < left + 3; h++)
        {
            var hypothesis = table.Hypotheses[h];
            if (!Admits(hypothesis, marks[h])) continue;
            var score = hypothesis.Score(drawing);
            var tie = Math.Abs(score - best.Score) <= RankingModel.Tie;
            // A tie of left and right says nothing about the side; a tie with both sides is settled for both.
            if (tie && hypothesis.Side != Side.Both) best = best with { Side = Side.Either };
            else if (tie || score > best.Score) best = best with { Hypothesis = h, Side = hypothesis.Side, Score = score };
        }
        return best;
    }

    private static byte[] Marks(ReferralTable table, Drawing drawing, int[][] suggested)
    {
        var marks = new byte[table.Hypotheses.Length];
        foreach (var region in drawing.Shaded)
        {
            foreach (var h in suggested[region]) marks[h] |= table.Marks[region];
        }
        return marks;
    }

    private static bool Admits(Hypothesis hypothesis, byte marks) =>
        hypothesis.Side == Side.Both ? (marks & (OnLeft | OnRight)) == (OnLeft | OnRight) : marks != 0;

    private static void Rank(List<Candidate> rows)
    {
        for (var first = 0; first < rows.Count;)
        {
            var next = first + 1;
            while (next < rows.Count && rows[next].Score >= rows[first].Score - RankingModel.Tie) next++;
            if (next - first > 1) rows.Sort(first, next - first, ById);
            for (var row = first; row < next; row++) rows[row] = rows[row] with { Rank = first + 1 };
            first = next;
        }
    }
}
