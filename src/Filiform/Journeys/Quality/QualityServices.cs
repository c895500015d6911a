using Filiform.Clinical.Quality;

namespace Filiform.Journeys.Quality;

/// <summary>What the figures are made with, read once at start.</summary>
internal sealed class QualityServices : IServices
{
    public void Add(IServiceCollection services) => services.AddSingleton(QualityKnowledge.Embedded());
}
