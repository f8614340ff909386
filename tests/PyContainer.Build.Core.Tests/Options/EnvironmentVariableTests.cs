namespace PyContainer.Build.Options;

public sealed class EnvironmentVariableTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("_a1")]
    [InlineData("LOG_LEVEL")]
    public void A_name_is_accepted(string name) => Assert.True(EnvironmentVariable.IsName(name));

    [Theory]
    [InlineData("")]
    [InlineData("1A")]
    [InlineData("A-B")]
    [InlineData("A B")]
    [InlineData("A=B")]
    [InlineData("A\n")]
    [InlineData("A\nRUN id")]
    [InlineData("$(id)")]
    [InlineData("Ä")]
    [InlineData("A.B")]
    public void What_is_no_name_is_refused(string name) => Assert.False(EnvironmentVariable.IsName(name));

    [Theory]
    [InlineData("PASSWORD")]
    [InlineData("db_password")]
    [InlineData("DB_PASSWD")]
    [InlineData("DB_PASS")]
    [InlineData("API_KEY")]
    [InlineData("APIKEY")]
    [InlineData("SECRET_KEY_BASE")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("Auth")]
    [InlineData("MY_CREDENTIALS")]
    public void A_name_that_says_secret_is_noticed(string name) => Assert.True(EnvironmentVariable.LooksSecret(name));

    [Theory]
    [InlineData("MONKEY")]
    [InlineData("KEYBOARD")]
    [InlineData("PASSENGERS")]
    [InlineData("COMPASS")]
    [InlineData("AUTHOR")]
    [InlineData("TOKENIZER")]
    [InlineData("PASSWORD_FILE")]
    [InlineData("TOKEN_URL")]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("KEY_PATH")]
    [InlineData("AUTH_MODE")]
    [InlineData("TOKEN_TTL")]
    [InlineData("JWT_PUBLIC_KEY_PUBLIC")]
    [InlineData("PUBLIC_KEY")]
    [InlineData("LOG_LEVEL")]
    public void A_place_or_another_word_is_no_secret(string name) => Assert.False(EnvironmentVariable.LooksSecret(name));

    [Fact]
    public void The_fingerprint_that_the_official_Python_image_carries_is_no_secret() => Assert.False(EnvironmentVariable.LooksSecret("GPG_KEY"));
}
