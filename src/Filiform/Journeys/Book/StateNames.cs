using System.Collections.Frozen;

namespace Filiform.Journeys.Book;

/// <summary>The states by the name that people write, in plain small letters.</summary>
internal static class StateNames
{
    private const string Names =
        "AL alabama;AK alaska;AZ arizona;AR arkansas;CA california;CO colorado;CT connecticut;DE delaware;DC district of columbia;FL florida;GA georgia;" +
        "HI hawaii;ID idaho;IL illinois;IN indiana;IA iowa;KS kansas;KY kentucky;LA louisiana;ME maine;MD maryland;MA massachusetts;MI michigan;" +
        "MN minnesota;MS mississippi;MO missouri;MT montana;NE nebraska;NV nevada;NH new hampshire;NJ new jersey;NM new mexico;NY new york;" +
        "NC north carolina;ND north dakota;OH ohio;OK oklahoma;OR oregon;PA pennsylvania;RI rhode island;SC south carolina;SD south dakota;" +
        "TN tennessee;TX texas;UT utah;VT vermont;VA virginia;WA washington;WV west virginia;WI wisconsin;WY wyoming;PR puerto rico";

    private static readonly FrozenDictionary<string, string> ByCode =
        Names.Split(';').ToFrozenDictionary(each => each[..2], each => each[3..], StringComparer.OrdinalIgnoreCase);

    /// <returns>The code itself, in small letters, where it is no state's.</returns>
    public static string Of(string code) => ByCode.GetValueOrDefault(code) ?? code.ToLowerInvariant();
}
