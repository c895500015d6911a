namespace Filiform.Clinical.Atlas;

/// <summary>On which side of the body a muscle is suspected.</summary>
public enum Side
{
    Left,
    Right,

    /// <summary>The muscle of both sides together.</summary>
    Both,

    /// <summary>Left and right explain the drawing equally well; nothing lateral tells them apart.</summary>
    Either,
}

public static class SideCode
{
    /// <summary>The stored word: <c>left</c>, <c>right</c>, <c>both</c>, <c>either</c>.</summary>
    public static string Code(this Side side) => side switch
    {
        Side.Left => "left",
        Side.Right => "right",
        Side.Both => "both",
        _ => "either",
    };
}
