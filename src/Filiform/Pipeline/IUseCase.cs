using Filiform.Store;

namespace Filiform.Pipeline;

/// <summary>One operation of the product. It neither opens, commits, audits nor authorises: the <see cref="Runner"/> does.</summary>
public interface IUseCase<in TRequest, TResult>
{
    Permission Permission { get; }

    /// <summary>A use case that reads takes no write lock; one that reads a patient's data is audited all the same.</summary>
    Effect Effect => Effect.Changes;

    Task<Result<TResult>> Handle(TRequest request, Work work);
}

public enum Effect { Changes, Reads }

/// <summary>The request concerns one patient; access is granted, and the audit row written, for that patient.</summary>
public interface IAboutPatient
{
    Id<Patient> Patient { get; }
}

/// <summary>The request of somebody who belongs to no clinic says which one it concerns.</summary>
public interface IInClinic
{
    Id<Clinic> Clinic { get; }
}

/// <summary>A use case that looks across clinics, at what is public or at the network as a whole.</summary>
public interface INetworkWide;

/// <summary>The first answer to a key is kept beside its change, and given again to a repeat.</summary>
public interface IRepeatable
{
    /// <summary>Chosen by the caller; null when it sent none.</summary>
    string? RepeatKey { get; }

    /// <summary>A key that a program sent along, which is bound to what was asked under it; null when it sent none.</summary>
    SentKey? Sent => null;
}

/// <param name="Asked">A digest of the whole request: the same key with another one is a mistake, and is refused.</param>
public sealed record SentKey(string Key, string Asked);
