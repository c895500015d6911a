namespace Filiform.Journeys.Access.Credentials;

/// <summary>What the set-up of an authenticator app shows.</summary>
/// <param name="Account">What the app will list it as: the person's e-mail.</param>
public sealed record AuthenticatorPicture(byte[] Secret, string Account, Refusal? Refusal);
