using Filiform.Pipeline.Http;

namespace Filiform.Journeys.Access;

/// <summary>Addresses of signing in that are no pages.</summary>
public sealed class AccessEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder app, Installation installation) =>
        app.MapGet(SignInPage.Home, [StaticContent] (Actor actor) => Results.LocalRedirect(HomeOf(actor)));

    /// <summary>The page a role begins its day on.</summary>
    internal static string HomeOf(Actor actor) =>
        new[] { Role.Therapist, Role.FrontDesk, Role.ClinicLead }.Any(actor.Is) ? "/clinic/today"
        : actor.Is(Role.QualityLead) ? "/clinic/quality"
        : actor.Is(Role.Admin) ? "/clinic/settings"
        : "/clinic/me";
}
