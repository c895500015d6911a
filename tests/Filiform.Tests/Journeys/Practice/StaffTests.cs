using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Practice.Staffing;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Practice;

public sealed class StaffTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Theory]
    [InlineData(-1, "expired")]
    [InlineData(0, "1")]
    [InlineData(1, "1")]
    [InlineData(7, "7")]
    [InlineData(61, "90")]
    [InlineData(90, "90")]
    [InlineData(91, null)]
    public void Reminds_on_the_days_of_the_knowledge(int daysLeft, string? nearness) =>
        Assert.Equal(nearness, CredentialRules.Shipped.Nearness(Monday.PlusDays(daysLeft), Monday));

    /// <summary>Those vectors of <c>practice.json</c> that ask no exception from a director.</summary>
    [Fact]
    public void Holds_through_the_last_day_as_the_vectors_say()
    {
        var practice = KnowledgeFile.Parse("practice.json", KnowledgeFile.Embedded("practice.json"));
        foreach (var vector in practice["expiry"]["testVectors"].Items.Where(vector => vector.Find("override") is null))
        {
            var expires = vector.Find("expires") is { } last ? NodaTime.Text.LocalDatePattern.Iso.Parse(last.Text).Value : (LocalDate?)null;
            var row = new CredentialRow(new(Guid.NewGuid()), new(Guid.NewGuid()), vector["kind"].Text, "1", "x", null, null, expires);
            Assert.Equal(vector["mayNeedle"].Bool, Credentials.LapsedOn([row], NodaTime.Text.LocalDatePattern.Iso.Parse(vector["on"].Text).Value, "AZ").IsEmpty);
        }
    }

    [Fact]
    public async Task Somebody_with_the_role_is_entered_once_however_often_it_is_sent()
    {
        await using var clinic = await TestClinic.New();
        var staff = await clinic.Do(async work =>
        {
            var id = work.NewId<Staff>();
            await work.Execute("insert into staff (id, name, email, active, created_at) values (@id, 'Ada Okafor', 'other@example.org', true, @Now)", new { id, work.Now });
            await work.Execute("insert into staff_role (staff, clinic, role) values (@id, @here, 'therapist')", new { id, here = clinic.Here });
            return id;
        });
        AddPractitioner.Request ada = new(staff, "Ada", "Okafor", "PT", ["en"]);

        var entered = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => clinic.Run(new AddPractitioner(), ada, clinic.Lead)));
        var desk = await clinic.Run(new AddPractitioner(), ada, clinic.FrontDesk);
        var stranger = await clinic.Run(new AddPractitioner(), ada with { Staff = new(clinic.FrontDesk.Id!.Value) }, clinic.Lead);

        var id = Assert.Single(entered.Where(each => each.Refusal is null).Select(each => each.Value).Distinct());
        Assert.All(entered, each => Assert.True(each.Refusal is null || each.Refusal == Refusal.Stale));
        Assert.Equal(2, await clinic.Scalar<long>("select count(*) from practitioner where family_name = 'Okafor'"));
        Assert.Contains((await clinic.Run(new ShowStaff(), new(), clinic.Lead)).Value.Practitioners, each => each.Id == id);
        Assert.Empty((await clinic.Run(new ShowStaff(), new(), clinic.Lead)).Value.Waiting);
        Assert.Equal(Refusal.NotAllowed, desk.Refusal);
        Assert.Equal(Refusal.NotFound, stranger.Refusal);
    }

    [Fact]
    public async Task A_licence_that_runs_out_before_a_visit_puts_it_at_risk()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        await clinic.Do(work => work.Execute("update credential set expires_on = @day where kind = 'pt-licence'", new { day = Monday.PlusDays(-1) }));

        var staff = await clinic.Run(new ShowStaff(), new(), clinic.Lead);
        var admin = await clinic.Run(new ShowStaff(), new(), clinic.Admin);

        Assert.Equal(visit, Assert.Single(staff.Value.Lapsing).Id);
        Assert.Empty(admin.Value.Lapsing);
        Assert.Equal(1, admin.Value.LapsingCount);
    }

    [Fact]
    public async Task A_renewal_ends_the_risk_and_keeps_what_was()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Appointment(await clinic.Patient());
        await clinic.Do(work => work.Execute("update credential set expires_on = @day where kind = 'pt-licence'", new { day = Monday.PlusDays(-1) }));

        var renewed = await clinic.Run(new RenewCredential(), Licence(clinic) with { RepeatKey = "k" }, clinic.Lead);
        await clinic.Run(new RenewCredential(), Licence(clinic) with { RepeatKey = "k" }, clinic.Lead);

        Assert.Null(renewed.Refusal);
        Assert.Equal(0, (await clinic.Run(new ShowStaff(), new(), clinic.Lead)).Value.LapsingCount);
        Assert.Equal(2, await clinic.Scalar<int>("select count(*) from credential where kind = 'pt-licence'"));
    }

    [Fact]
    public async Task A_licence_of_another_state_does_not_count()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Appointment(await clinic.Patient());
        await clinic.Do(work => work.Execute("update credential set state = 'NM' where kind = 'pt-licence'"));

        Assert.Equal(1, (await clinic.Run(new ShowStaff(), new(), clinic.Lead)).Value.LapsingCount);
    }

    [Fact]
    public async Task Ending_a_licence_shows_first_which_visits_it_costs()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        var licence = await clinic.Scalar<Id<Credential>>("select id from credential where kind = 'pt-licence'");
        var request = new EndCredential.Request(clinic.Okafor, licence, new(2028, 1, 1), Monday.PlusDays(-1), []);

        var asked = await clinic.Run(new EndCredential(), request, clinic.Lead);
        var ended = await clinic.Run(new EndCredential(), request with { Accepted = [visit] }, clinic.Lead);
        var stale = await clinic.Run(new EndCredential(), request with { Last = Monday }, clinic.Lead);

        Assert.Equal(visit, Assert.Single(asked.Value.Visits).Id);
        Assert.True(ended.Value.Saved);
        Assert.Equal(Refusal.Stale, stale.Refusal);
    }

    [Fact]
    public async Task Wrong_input_names_each_field()
    {
        await using var clinic = await TestClinic.New();

        var refused = await clinic.Run(new RenewCredential(), new(clinic.Okafor, "pt-licence", null, new string('x', 121), "ZZ", Monday.PlusDays(1), null, null), clinic.Lead);

        Assert.Equal(["number", "issuer", "state", "issued", "expires"], refused.Refusal!.Reasons.Select(reason => reason.Field));
    }

    [Fact]
    public async Task Only_the_lead_changes_credentials()
    {
        await using var clinic = await TestClinic.New();

        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new RenewCredential(), Licence(clinic), clinic.Admin)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new ShowStaff(), new(), clinic.Therapist)).Refusal);
        Assert.Equal(Refusal.NotFound, (await clinic.Run(new RenewCredential(), Licence(clinic) with { Practitioner = new(Guid.NewGuid()) }, clinic.Lead)).Refusal);
    }

    private static RenewCredential.Request Licence(TestClinic clinic) =>
        new(clinic.Okafor, "pt-licence", "AZ-2002", "Arizona board", "az", new(2026, 11, 1), new(2028, 11, 1), null);
}
