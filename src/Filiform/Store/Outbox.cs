using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>A message due: something a committed change asked for.</summary>
/// <param name="About">The row it is about.</param>
public sealed record OutboxMessage(Id<Message> Id, Id<Clinic>? Clinic, string Kind, Guid About, Instant DueAt, int Attempts);

/// <summary>Handles messages of one kind inside a transaction, which also removes the message.</summary>
/// <remarks>Delivery is at least once: a handler finds out from its rows whether its work is done already.</remarks>
public interface IMessageHandler
{
    string Kind { get; }

    Task<Result<Done>> Handle(OutboxMessage message, Work work);
}

/// <summary>Hands a message to something outside the database, such as a mail server, and only then removes it.</summary>
public interface IMessageSender
{
    string Kind { get; }

    /// <summary>False while there is nowhere to send to; messages then wait, and no attempt is counted.</summary>
    bool Ready { get; }

    /// <summary>Sends outside any transaction. A message sent twice carries the same id, so that the receiver can drop it.</summary>
    Task Send(OutboxMessage message, CancellationToken stop);
}
