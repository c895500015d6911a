namespace Filiform.Clinical.Rules;

/// <summary>Kleene's three truths, ordered, so that <c>all</c> is the least and <c>any</c> the greatest of its parts.</summary>
/// <remarks>Unknown is never read as False: an unanswered question cannot clear a patient.</remarks>
public enum Truth { False, Unknown, True }
