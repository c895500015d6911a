using Filiform.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Filiform.Journeys.Access.Passkeys;

/// <summary>The address a browser is at: a passkey belongs to its host, and says which origin it was used at.</summary>
public sealed record Site(string Scheme, string Host)
{
    public static Site Of(HttpRequest request) => new(request.Scheme, request.Host.Value ?? "");
}

/// <summary>What a browser is asked, and what must be remembered until it answers.</summary>
public sealed record PasskeyQuestion(string Options, string State);

/// <summary>WebAuthn as ASP.NET Core Identity does it, over our own tables: user verification is required, keys are discoverable.</summary>
public sealed class PasskeyCeremony
{
    /// <summary>Longer answers are no browser's.</summary>
    public const int LongestAnswer = 20_000;

    private static readonly IOptions<IdentityPasskeyOptions> Options = Microsoft.Extensions.Options.Options.Create(
        new IdentityPasskeyOptions { UserVerificationRequirement = "required", ResidentKeyRequirement = "required" });

    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    public async Task<PasskeyQuestion> AskForNew(Work work, PasskeyHolder holder, string displayName, Site site)
    {
        using var users = Users(work);
        var entity = new PasskeyUserEntity { Id = holder.Id.ToString(), Name = holder.Name, DisplayName = displayName };
        var made = await Handler(users).MakeCreationOptionsAsync(entity, At(site));
        return new(made.CreationOptionsJson, made.AttestationState!);
    }

    /// <returns>The new passkey and the id of the person it was made for; null when it does not hold.</returns>
    public async Task<(UserPasskeyInfo Passkey, Guid Holder)?> CheckNew(Work work, string answer, string state, Site site)
    {
        if (answer.Length > LongestAnswer) return null;
        using var users = Users(work);
        var result = await Handler(users).PerformAttestationAsync(new() { CredentialJson = answer, AttestationState = state, HttpContext = At(site) });
        return result.Succeeded ? (result.Passkey, Guid.Parse(result.UserEntity.Id)) : null;
    }

    /// <param name="holder">Whose passkey it must be; null when the passkey itself is to say.</param>
    public async Task<PasskeyQuestion> AskForKnown(Work work, PasskeyHolder? holder, Site site)
    {
        using var users = Users(work);
        var made = await Handler(users).MakeRequestOptionsAsync(holder, At(site));
        return new(made.RequestOptionsJson, made.AssertionState!);
    }

    /// <summary>Checks a passkey's answer and keeps its new counter.</summary>
    /// <returns>Whose it is; null when it does not hold.</returns>
    public async Task<PasskeyHolder?> CheckKnown(Work work, string answer, string state, Site site)
    {
        if (answer.Length > LongestAnswer) return null;
        using var users = Users(work);
        var result = await Handler(users).PerformAssertionAsync(new() { CredentialJson = answer, AssertionState = state, HttpContext = At(site) });
        if (!result.Succeeded) return null;
        await new PasskeyStore(work).AddOrUpdatePasskeyAsync(result.User, result.Passkey, default);
        return result.User;
    }

    private static PasskeyHandler<PasskeyHolder> Handler(UserManager<PasskeyHolder> users) => new(users, Options);

    private static UserManager<PasskeyHolder> Users(Work work) => new(
        new PasskeyStore(work), Microsoft.Extensions.Options.Options.Create(new IdentityOptions()), new PasswordHasher<PasskeyHolder>(), [], [],
        new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), NoServices, NullLogger<UserManager<PasskeyHolder>>.Instance);

    /// <summary>The little of a request that the handler reads.</summary>
    private static DefaultHttpContext At(Site site)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = site.Scheme;
        context.Request.Host = new HostString(site.Host);
        context.Request.Headers.Origin = $"{site.Scheme}://{site.Host}";
        return context;
    }
}
