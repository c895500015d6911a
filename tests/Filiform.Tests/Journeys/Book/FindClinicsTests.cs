using Filiform.Journeys.Book;

namespace Filiform.Tests.Journeys.Book;

public sealed class FindClinicsTests
{
    [Theory]
    [InlineData("85701", 1.2)]
    [InlineData("85701-1234", 1.2)]
    [InlineData("32.2157,-110.9698", 0)]
    [InlineData("tucson", 0)]
    [InlineData(" Tucson, AZ ", 0)]
    [InlineData("tucs", 0)]
    [InlineData("tucson az", 0)]
    [InlineData("Tucson Arizona", 0)]
    [InlineData("TUCSON, Arizona", 0)]
    [InlineData("Tucson, AZ 85701", 1.2)]
    public async Task Understands_postal_codes_coordinates_and_cities(string said, double km)
    {
        await using var desk = await BookingDesk.Open();

        var found = (await desk.Clinic.Run(new FindClinics(desk.Diaries), new(said))).Value;

        var clinic = Assert.Single(found.Clinics);
        Assert.InRange(clinic.DistanceKm!.Value, Math.Max(0, km - 1.2), km + 1.2);
        Assert.Equal(3, clinic.Next.Length);
    }

    [Theory]
    [InlineData("00000")]
    [InlineData("Atlantis")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("91,0")]
    [InlineData("😀")]
    public async Task Offers_its_cities_when_a_place_is_not_known(string said)
    {
        await using var desk = await BookingDesk.Open();

        var found = (await desk.Clinic.Run(new FindClinics(desk.Diaries), new(said))).Value;

        Assert.Null(found.Place);
        Assert.Empty(found.Clinics);
        Assert.Equal("Tucson, AZ", Assert.Single(found.Cities).Label);
    }

    [Fact]
    public async Task Says_how_far_the_nearest_is_when_none_is_near()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);

        var page = await server.Client().GetStringAsync("/find?near=10001");

        Assert.Matches("No clinic is near there. The nearest is 2,?[01][0-9]{2} mi away", page);
        Assert.DoesNotContain("<ul class=\"clinics\">", page, StringComparison.Ordinal);
        Assert.Contains("For example Tucson,", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_book_in_place_of_a_city()
    {
        await using var desk = await BookingDesk.Open();

        var refused = await desk.Clinic.Run(new FindClinics(desk.Diaries), new(new string('x', 100_000)));

        Assert.Equal(("too-long", "near"), (refused.Refusal!.Reasons[0].Code, refused.Refusal.Reasons[0].Field));
    }

    [Fact]
    public async Task Orders_clinics_by_distance()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Clinic.Do(work => work.Execute("""
            insert into clinic (id, slug, name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages, details, active)
            values (@id, 'camelback', 'A Camelback', 'Camelback', '1 A St', 'Phoenix', 'AZ', '85018', 33.5, -111.98, 'America/Phoenix', '(602) 555-0100', 'c@example.org', 'en', '{}', true)
            """, new { id = Guid.CreateVersion7() }));

        var found = (await desk.Clinic.Run(new FindClinics(desk.Diaries), new("85701"))).Value;

        Assert.Equal(["armory-park", "camelback"], found.Clinics.Select(each => each.Clinic.Row.Slug));
        Assert.Empty(found.Clinics[1].Next);
    }
}
