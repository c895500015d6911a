using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Passkeys;
using Filiform.Journeys.Access.Users;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access;

/// <summary>What signing in needs besides its use cases.</summary>
public sealed class AccessServices : IServices
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<StaffCredentials>();
        services.AddSingleton<PasskeyCeremony>();
        services.AddSingleton<PasswordSignIn>();
        services.AddSingleton<PasswordStepUp>();
        services.AddSingleton<SignInLimit>();
        services.AddSingleton<Invitations>();
        // Outside the demonstration the one-click page is not forbidden: it is not there.
        services.AddOptions<RazorPagesOptions>().Configure<Installation>((pages, installation) =>
        {
            if (!installation.Demonstration) pages.Conventions.AddPageRouteModelConvention("/Access/Demonstration", page => page.Selectors.Clear());
        });
    }
}
