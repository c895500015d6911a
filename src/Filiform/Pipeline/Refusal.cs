namespace Filiform.Pipeline;

/// <summary>One thing that stands in the way: a code, the field it concerns if any, and the facts its words need.</summary>
/// <param name="Code">Kebab-case; its words are <c>reason.{Code}</c>.</param>
/// <param name="Field">Name of the form field or JSON member; null when no single field is to blame.</param>
/// <param name="Facts">What the words put in their <c>{0}</c>, <c>{1}</c> …; never what a patient typed.</param>
public sealed record Reason(string Code, string? Field = null, params ImmutableArray<object> Facts)
{
    /// <summary>The reason where it stands, nothing where it does not: a list of what is wrong is made of these.</summary>
    public static IEnumerable<Reason> When(bool stands, string code, string? field = null, params ImmutableArray<object> facts) =>
        stands ? [new Reason(code, field, facts)] : [];

    /// <returns>What is wrong with the length of a text, blanks round it left out; null when nothing is.</returns>
    public static Reason? OfLength(string? text, string field, int shortest, int longest) => (text?.Trim().Length ?? 0) switch
    {
        var length when length < shortest => new("too-short", field, shortest),
        var length when length > longest => new("too-long", field, longest),
        _ => null,
    };
}

/// <summary>A "no" that is an answer, not a fault: nothing was changed. Its words are <c>refusal.{Code}</c>.</summary>
/// <param name="Status">The HTTP status that says the same.</param>
public sealed record Refusal(string Code, int Status, params ImmutableArray<Reason> Reasons)
{
    /// <summary>Also the answer to those who may not know that the thing exists.</summary>
    public static readonly Refusal NotFound = new("not-found", 404);
    public static readonly Refusal NotAllowed = new("not-allowed", 404);
    public static readonly Refusal SignInFirst = new("sign-in-first", 401);
    public static readonly Refusal ConfirmBirthDate = new("confirm-birth-date", 403);
    public static readonly Refusal StepUpFirst = new("step-up-first", 403);

    /// <summary>Somebody else changed it since it was read; both versions are kept for the person to choose.</summary>
    public static readonly Refusal Stale = new("stale", 409);
    public static readonly Refusal SlotTaken = new("slot-taken", 409);
    public static readonly Refusal NotOffered = new("not-offered", 409);
    public static readonly Refusal HoldLapsed = new("hold-lapsed", 409);
    public static readonly Refusal LinkClosed = new("link-closed", 410);

    /// <summary>A key by which a request is known again came with another request.</summary>
    public static readonly Refusal KeyReused = new("key-reused", 422, new Reason("key-reused", "Idempotency-Key"));
    public static readonly Refusal TooMany = new("too-many", 429);

    /// <summary>The input was wrong; each reason names its field and what is allowed.</summary>
    public static Refusal Invalid(params ImmutableArray<Reason> reasons) => new("invalid", 422, reasons);

    /// <summary>The input was right, but a rule stands in the way; every rule is named.</summary>
    public static Refusal Blocked(params ImmutableArray<Reason> reasons) => new("blocked", 422, reasons);
}

/// <summary>What a use case answers: a value, or a refusal.</summary>
public readonly record struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    /// <exception cref="InvalidOperationException">It was refused; look at <see cref="Refusal"/> first.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}.");

    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The answer of a use case that has nothing to say beyond having done it.</summary>
public readonly record struct Done
{
    public static readonly Done It;
}
