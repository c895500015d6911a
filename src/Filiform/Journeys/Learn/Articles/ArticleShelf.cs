using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Learn.Content;
using Filiform.Journeys.Shared.Citing;

namespace Filiform.Journeys.Learn.Articles;

/// <summary>Every article in every language; each stands in all of them.</summary>
public sealed class ArticleShelf
{
    private readonly ImmutableDictionary<(string Slug, string Language), Article> bySlug;

    private ArticleShelf(ImmutableArray<Article> all)
    {
        All = all.IsEmpty ? throw new KnowledgeFault("articles", "", "are not part of this build") : all;
        bySlug = all.ToImmutableDictionary(article => (article.Slug, article.Language));
        foreach (var article in all)
            foreach (var language in Words.Languages)
                if (!bySlug.TryGetValue((article.Slug, language), out var other)) throw new KnowledgeFault("articles", $"{article.Slug}.{language}.md", "is missing");
                else if (!other.Sources.SequenceEqual(article.Sources)) throw new KnowledgeFault("articles", article.Slug, "must list the same sources in each language");
    }

    public ImmutableArray<Article> All { get; }

    /// <exception cref="KnowledgeFault">An article cannot be trusted, or a language of it is missing.</exception>
    public static ArticleShelf Load(Citations citations, Drawings drawings, Words words) => new(
        [.. Resources.Names("articles/").Select(name => Article.Read(name, Resources.Text(name), citations, drawings, words))
            .OrderByDescending(article => article.Published).ThenBy(article => article.Slug, StringComparer.Ordinal)]);

    /// <summary>The articles of one language, newest first.</summary>
    public IEnumerable<Article> In(string language) => All.Where(article => article.Language == language);

    public Article? Find(string slug, string language) => bySlug.GetValueOrDefault((slug, language));
}
