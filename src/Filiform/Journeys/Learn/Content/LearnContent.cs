using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Learn.Articles;
using Filiform.Journeys.Learn.Conditions;
using Filiform.Journeys.Learn.Library;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Shared.Citing;

namespace Filiform.Journeys.Learn.Content;

/// <summary>All that the public pages say, read and checked once, at start.</summary>
public sealed record LearnContent(
    ClinicalContent Clinical, Citations Citations, LearnPages Pages, CommonQuestions Questions, Drawings Drawings, ArticleShelf Articles,
    ConditionCatalogue Conditions, KnowledgeLibrary Library)
{
    /// <exception cref="KnowledgeFault">A file cannot be trusted; the message names file, path and reason.</exception>
    public static LearnContent Load(ClinicalContent clinical, Citations citations, Words words)
    {
        var pages = new LearnPagesReader(clinical, citations).Read(Resources.Json("learn/pages.json"));
        var drawings = Drawings.Load(pages);
        return new(
            clinical, citations, pages, CommonQuestions.Read(Resources.Json("learn/questions.json"), citations), drawings,
            ArticleShelf.Load(citations, drawings, words), new(clinical), KnowledgeLibrary.Load(words, clinical));
    }

    private sealed class Services : IServices
    {
        public void Add(IServiceCollection services) => services.AddSingleton(provider => Load(
            provider.GetRequiredService<ClinicalContent>(), provider.GetRequiredService<Citations>(), provider.GetRequiredService<Words>()));
    }
}
