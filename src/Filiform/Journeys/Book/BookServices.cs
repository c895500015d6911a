using Filiform.Journeys.Book.Diary;

namespace Filiform.Journeys.Book;

public sealed class BookServices : IServices
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<Diaries>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<VisitMail>();
    }
}
