using System.Collections.Frozen;
using System.Text;

namespace Filiform.Clinical.Rules;

/// <summary>The kebab-case words that stand for closed lists wherever they are stored or sent.</summary>
public static class Codes
{
    /// <summary>For example <c>do-not-needle</c> for <see cref="Disposition.DoNotNeedle"/>.</summary>
    public static string Code<T>(this T value) where T : struct, Enum => Table<T>.Words[value];

    /// <returns>The value; null when no value has that code.</returns>
    public static T? Find<T>(string code) where T : struct, Enum =>
        Table<T>.Values.TryGetValue(code, out var value) ? value : null;

    /// <summary>Every code of the list, in its order.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Table<T>.InOrder;

    private static class Table<T> where T : struct, Enum
    {
        internal static readonly FrozenDictionary<T, string> Words = Enum.GetValues<T>().ToFrozenDictionary(value => value, Kebab);
        internal static readonly FrozenDictionary<string, T> Values = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
        internal static readonly ImmutableArray<string> InOrder = [.. Enum.GetValues<T>().Select(Kebab)];

        private static string Kebab(T value)
        {
            var word = new StringBuilder();
            foreach (var letter in value.ToString())
            {
                if (char.IsUpper(letter) && word.Length > 0) word.Append('-');
                word.Append(char.ToLowerInvariant(letter));
            }
            return word.ToString();
        }
    }
}
