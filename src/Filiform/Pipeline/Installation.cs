namespace Filiform.Pipeline;

/// <summary>How this installation was started; the same for every request.</summary>
/// <param name="Url">Public address for links in mail, without a slash at the end.</param>
/// <param name="Demonstration">Simulated people on a loopback address: one-click sign-in and a mailbox page exist.</param>
/// <param name="Smtp">Where mail goes; null when it waits.</param>
/// <param name="Limits">Whether rate limits apply.</param>
public sealed record Installation(string Url, bool Demonstration, Uri? Smtp, bool Limits = true);
