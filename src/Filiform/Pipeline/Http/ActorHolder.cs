namespace Filiform.Pipeline.Http;

/// <summary>Who acts in this request; found once, before any page runs.</summary>
public sealed class ActorHolder
{
    public Actor Actor { get; set; } = Actor.Visitor;
}
