namespace Filiform.Pipeline.Http;

/// <summary>A page or endpoint that shows only what everybody may see and the program carries in itself; it needs no door.</summary>
/// <remarks>A test reads the route table: whatever is not marked so must come through the <see cref="Runner"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StaticContentAttribute : Attribute;
