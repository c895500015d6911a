namespace Filiform.Clinical.Knowledge;

/// <summary>One statement in every language the product speaks.</summary>
public sealed record Said(string En, string Es)
{
    /// <param name="language">A two-letter code; anything unknown is said in English.</param>
    public string In(string language) => language == "es" ? Es : En;
}
