namespace Filiform.Journeys.Practice.Network;

/// <summary>The ids a file has defined so far; each once, and every reference to one that is there.</summary>
internal sealed class Names
{
    private readonly HashSet<(string Kind, string Id)> defined = [];
    private readonly Dictionary<string, string> clinicOfRoom = [];

    /// <summary>Reads an id and takes it.</summary>
    public string Define(string kind, Field field)
    {
        var id = field.Slug();
        if (id.Length > 0 && !defined.Add((kind, id))) field.Fault($"'{id}' is taken by another {kind}");
        return id;
    }

    /// <summary>Takes a name that is made of others.</summary>
    public void DefineOnce(string kind, string id, Field field)
    {
        if (!defined.Add((kind, id))) field.Fault($"is a second {kind} of {id}");
    }

    public void Settle(string room, string clinic) => clinicOfRoom.TryAdd(room, clinic);

    /// <summary>Reads an id that must have been defined.</summary>
    public string Refer(string kind, Field field) =>
        field.Code(id => defined.Contains((kind, id)), $"the id of a {kind} of this file");

    /// <summary>Reads the id of a room, which must be one of that clinic's.</summary>
    public string Room(Field field, string clinic) =>
        field.Code(id => clinicOfRoom.GetValueOrDefault(id) == clinic, $"the id of a room of clinic '{clinic}'");
}
