using Filiform.Journeys.Book;
using Filiform.Pipeline;
using Filiform.Scheduling;

namespace Filiform.Tests.Journeys.Book;

public sealed class FindSlotsTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Fact]
    public async Task Lists_what_is_free_soonest_first()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Hold("10:00");

        var found = (await desk.Find(first: Monday, last: Monday, limit: 200)).Value;

        // From 9:00, an hour's notice, to 16:30 every quarter hour: 31, less 9:45, 10:00 and 10:15.
        Assert.Equal(28, found.Length);
        Assert.Equal(desk.Clinic.At("09:00"), found[0].Slot.Start);
        Assert.DoesNotContain(found, slot => slot.Slot.Start == desk.Clinic.At("10:15"));
        Assert.Equal(found.OrderBy(slot => slot.Slot.Start), found);
    }

    /// <summary>Listing and holding ask the same question.</summary>
    [Fact]
    public async Task Lists_only_what_can_be_held()
    {
        await using var desk = await BookingDesk.Open();
        await Gen.Int[0, 1000].Array[6].SampleAsync(async picks =>
        {
            foreach (var pick in picks)
            {
                var visit = pick % 2 == 0 ? "treatment" : "consultation";
                var listed = (await desk.Find(visit, Monday, Monday.PlusDays(3), limit: 200)).Value;
                var chosen = listed[pick % listed.Length];
                var held = await desk.Clinic.Run(
                    new HoldSlot(desk.Diaries, desk.Installation), new(desk.Clinic.Here, chosen.Visit.Id, chosen.Practitioner.Id, chosen.Room.Id, chosen.Slot.Start));
                Assert.Null(held.Refusal);
            }

            await desk.Clinic.Do(work => work.Execute("delete from claim"));
        }, iter: 5, threads: 1);
    }

    [Fact]
    public async Task Knows_at_once_that_a_roster_changed()
    {
        await using var desk = await BookingDesk.Open();
        Assert.NotEmpty((await desk.Find(first: Monday, last: Monday)).Value);

        await desk.Clinic.Do(work => work.Execute(
            "insert into roster_exception (id, clinic, practitioner, kind, on_day) values (@id, @clinic, @Okafor, 'leave', @Monday)",
            new { id = Guid.NewGuid(), desk.Clinic.Okafor, Monday }));

        Assert.Empty((await desk.Find(first: Monday, last: Monday)).Value);
        Assert.Equal(Refusal.NotOffered, (await desk.Hold("10:00")).Refusal);
    }

    [Theory]
    [InlineData("pt-licence")]
    [InlineData("dn-level-1")]
    [InlineData("bbp")]
    public async Task Offers_no_needling_on_days_on_which_a_credential_has_run_out(string kind)
    {
        await using var desk = await BookingDesk.Open();
        await desk.Clinic.Do(work => work.Execute("update credential set expires_on = @Monday where kind = @kind", new { Monday, kind }));

        var found = (await desk.Find(first: Monday, last: Monday.PlusDays(4), limit: 200)).Value;

        Assert.All(found, slot => Assert.Equal(23, slot.Slot.Start.InZone(slot.Clinic.Row.TimeZone).Day));
        Assert.NotEmpty(found);
        Assert.NotEmpty((await desk.Find("consultation", Monday.PlusDays(1), Monday.PlusDays(1))).Value);
    }

    [Fact]
    public async Task Offers_no_needling_where_the_law_keeps_it_out()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Clinic.Do(work => work.Execute("update clinic set state = 'NY'"));
        await desk.Clinic.Do(work => work.Execute("update credential set state = null"));

        Assert.Empty((await desk.Find()).Value);
    }

    [Fact]
    public async Task Offers_only_the_visits_that_somebody_gives()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Clinic.Do(work => work.Execute(
            "insert into offered_visit (clinic, practitioner, visit_type) values (@clinic, @Okafor, @Consultation)", new { desk.Clinic.Okafor, desk.Clinic.Consultation }));

        Assert.Empty((await desk.Find()).Value);
        Assert.NotEmpty((await desk.Find("consultation")).Value);
        Assert.Equal(Refusal.NotOffered, (await desk.Hold("10:00")).Refusal);
    }

    [Theory]
    [InlineData(32.2, -110.9, 20)]
    [InlineData(40.7, -74.0, 0)]
    public async Task Looks_only_as_far_as_somebody_would_go(double latitude, double longitude, int expected)
    {
        await using var desk = await BookingDesk.Open();

        Assert.Equal(expected, (await desk.Find(near: Place.At(latitude, longitude))).Value.Length);
    }

    [Fact]
    public async Task Names_what_it_does_not_know()
    {
        await using var desk = await BookingDesk.Open();

        var refused = await desk.Clinic.Run(new FindSlots(desk.Diaries), new("no-such", null, null, null, 80, "nowhere", "nobody", "no-pain", null, 20));

        Assert.Equal(["visitType", "clinic", "practitioner", "condition"], refused.Refusal!.Reasons.Select(reason => reason.Field));
    }
}
