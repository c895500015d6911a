using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Practice.Network;

public sealed partial class NetworkReader
{
    private PractitionerEntry Practitioner(Field field, Names names)
    {
        field.Only("id", "givenName", "familyName", "title", "languages", "bio", "credentials");
        return new(
            names.Define("practitioner", field["id"]), field["givenName"].Text(80), field["familyName"].Text(80), field["title"].Text(40),
            Languages(field["languages"]), Said(field["bio"]), field["credentials"].Each(Credential));
    }

    private CredentialEntry Credential(Field field)
    {
        field.Only("kind", "number", "issuer", "state", "issued", "expires");
        var kind = terms.Credential(field["kind"].Code(
            text => terms.Credential(text) is not null, $"one of {string.Join(", ", terms.Credentials.Select(each => each.Id))}"));
        var issued = field["issued"].Date();
        var state = kind?.PerJurisdiction == true ? State(field["state"]) : field.Maybe("state") is { } where ? State(where) : null;
        // A kind that expires must say when: an unknown end is never read as none.
        var expires = kind?.Expires == true ? field["expires"] : field.Maybe("expires");
        var last = expires?.Date();
        if (last < issued) expires!.Fault("must not lie before issued");
        return new(kind?.Id ?? "", field["number"].Text(60), field["issuer"].Text(120), state, issued, last);
    }
}
