using Filiform.Journeys.Book;

namespace Filiform.Tests.Journeys.Book;

public sealed class PostalCodesTests
{
    [Fact]
    public void Knows_the_codes_of_the_census() => Assert.Equal(33_791, PostalCodes.Shipped.Count);

    [Theory]
    [InlineData("80202", 39.75159, -104.99790)]
    [InlineData("80202-1234", 39.75159, -104.99790)]
    [InlineData("00601", 18.18056, -66.74996)]
    [InlineData("99929", 56.0, -132.0)]
    public void Places_a_code(string code, double latitude, double longitude)
    {
        var place = PostalCodes.Shipped.Find(code)!.Value;

        Assert.InRange(place.Latitude, latitude - 0.5, latitude + 0.5);
        Assert.InRange(place.Longitude, longitude - 0.7, longitude + 0.7);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8020")]
    [InlineData("802022")]
    [InlineData("00000")]
    [InlineData("99999")]
    [InlineData("8020a")]
    [InlineData("80202-12")]
    [InlineData(" 80202")]
    [InlineData("٨٠٢٠٢")]
    public void Knows_nothing_of_what_is_no_code(string code) => Assert.Null(PostalCodes.Shipped.Find(code));

    [Fact]
    public void Finds_every_code_it_lists()
    {
        var all = PostalCodes.Shipped.Between(0, 99_999);

        Assert.Equal(PostalCodes.Shipped.Count, all.Length);
        Assert.All(all, row => Assert.Equal(row.Place, PostalCodes.Shipped.Find(row.Code)));
    }

    [Theory]
    [InlineData("80202,39.7")]
    [InlineData("80202,39.7,-204.9")]
    [InlineData("8020x,39.7,-104.9")]
    [InlineData("80202,39.7,-104.9\n80202,39.7,-104.9")]
    public void Refuses_a_file_that_is_wrong_or_out_of_order(string rows) =>
        Assert.Throws<InvalidDataException>(() => PostalCodes.Read(new StringReader("zip,lat,lon\n" + rows)));
}
