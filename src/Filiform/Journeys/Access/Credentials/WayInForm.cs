namespace Filiform.Journeys.Access.Credentials;

/// <summary>What the choice between a passkey and a password shows.</summary>
/// <param name="Ask">Where <c>passkey.js</c> asks for its options.</param>
public sealed record WayInForm(string Ask, AuthenticatorPicture Picture);
