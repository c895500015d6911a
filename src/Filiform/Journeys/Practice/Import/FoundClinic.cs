using System.Text;
using Filiform.Clinical.Knowledge;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Makes the first clinic of an empty installation from what another system calls an organization.</summary>
internal static class FoundClinic
{
    private sealed record State(string Zone, double Latitude, double Longitude);

    private static readonly ImmutableDictionary<string, State> States = KnowledgeFile.Parse("states.json", KnowledgeFile.Embedded("states.json"))["states"]
        .Items.ToImmutableDictionary(state => state["state"].Text, state => new State(state["zone"].Text, state["latitude"].Double, state["longitude"].Double));

    /// <summary>Writes the clinic of this unit of work.</summary>
    /// <returns>What had to be taken for granted, for the clinic to set right.</returns>
    public static async Task<ImmutableArray<ImportFault>> Write(Work work, OrganizationEntry organization)
    {
        var state = States.GetValueOrDefault(organization.State);
        await work.Execute("""
            insert into network (id, name, demonstration, created_at) select @id, @Name, false, @Now where not exists (select 1 from network)
            """, new { id = work.NewId<Clinic>(), organization.Name, work.Now });
        await work.Execute("""
            insert into clinic (id, slug, name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages, details, active)
            values (@clinic, @slug, @Name, @shortName, @Street, @City, @State, @PostalCode, @latitude, @longitude, @zone, @Phone, @Email, 'en', @details, true)
            """, new
        {
            slug = Slug(organization.Name), organization.Name, shortName = organization.Name.Length <= 40 ? organization.Name : organization.Name[..40].TrimEnd(),
            organization.Street, organization.City, organization.State, organization.PostalCode, organization.Phone, organization.Email,
            latitude = state?.Latitude ?? 0, longitude = state?.Longitude ?? 0, zone = state?.Zone ?? "Etc/UTC", details = """{"conditions":[],"openingHours":[]}""",
        });
        return [new(1, $"{organization.Field}.address.state", state is null
            ? "names no US state: the clinic's clock is set to UTC; set its time zone and place under settings"
            : $"the clinic's clock is set to {state.Zone}, as in most of {organization.State}, and its place to the capital; set both right under settings")];
    }

    private static string Slug(string name)
    {
        var words = RecordText.Plain(name).Trim().Replace(' ', '-');
        var slug = new StringBuilder().Append([.. words.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-').Take(64)]).ToString().Trim('-');
        return slug.Length == 0 ? "clinic" : slug;
    }
}
