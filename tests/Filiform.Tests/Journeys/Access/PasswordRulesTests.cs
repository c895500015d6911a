using Filiform.Journeys.Access.Credentials;

namespace Filiform.Tests.Journeys.Access;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("plum velvet orbit canyon")]
    [InlineData("correct horse battery staple")]
    [InlineData("kT7#qv!29xLm@w4Z")]
    [InlineData("el río canta bajo mi ventana")]
    [InlineData("🦔🌵🎻🧂🪁🐢🍋🪂🧭🪵🦉🎈🍄🧊🪷")]
    public void Takes_what_is_long_and_unlikely(string password) => Assert.Null(PasswordRules.Refuses(password, "password"));

    [Theory]
    [InlineData("", "password-short")]
    [InlineData("kT7#qv!29xLm@w", "password-short")]
    [InlineData("passwordpassword", "password-common")]
    [InlineData("P@ssw0rdP@ssw0rd", "password-common")]
    [InlineData("aaaaaaaaaaaaaaaa", "password-common")]
    [InlineData("123456789012345", "password-common")]
    [InlineData("qwertyuiopasdfgh", "password-common")]
    [InlineData("Summer2026!Summer2026!", "password-common")]
    [InlineData("dragon monkey shadow", "password-common")]
    [InlineData("filiformfiliform", "password-common")]
    public void Refuses_what_everybody_chooses(string password, string reason) => Assert.Equal(reason, PasswordRules.Refuses(password, "password")?.Code);

    [Fact]
    public void Refuses_the_persons_own_name_and_address() =>
        Assert.Equal("password-common", PasswordRules.Refuses("okaforadalinda26", "password", "Adalinda Okafor", "adalinda@example.org")?.Code);

    [Fact]
    public void Counts_characters_as_people_do()
    {
        var hedgehogs = string.Concat(Enumerable.Repeat("🦔🌵", 64));

        Assert.Equal("password-common", PasswordRules.Refuses(string.Concat(Enumerable.Repeat("🦔", 15)), "password")?.Code);
        Assert.NotEqual("password-long", PasswordRules.Refuses(hedgehogs, "password")?.Code);
        Assert.Equal("password-long", PasswordRules.Refuses(hedgehogs + "x", "password")?.Code);
    }

    [Fact]
    public void Never_finds_a_password_easier_for_a_mark_behind_it() =>
        Gen.String[Gen.Char.AlphaNumeric, 0, 40].Sample(text => PasswordRules.Parts(text + "~") >= PasswordRules.Parts(text));

    [Fact]
    public void A_hash_fits_its_password_and_no_other()
    {
        var hash = PasswordHashes.Hash("plum velvet orbit canyon");

        Assert.True(PasswordHashes.Fits(hash, "plum velvet orbit canyon"));
        Assert.False(PasswordHashes.Fits(hash, "plum velvet orbit canyoN"));
        Assert.False(PasswordHashes.Fits(null, "plum velvet orbit canyon"));
    }
}
