using System.Net.Http.Headers;

namespace PeerAtlas.Design.Tests;

public sealed class LanguageTests(DesignSite site)
{
    [Fact]
    public async Task A_bilingual_page_follows_the_readers_choice_for_the_rest_of_the_visit()
    {
        using var client = site.Client();
        Assert.Equal("en", await LanguageOf(client, "/survey"));
        using (var chosen = await client.GetAsync("/survey?language=es"))
        {
            var cookie = Assert.Single(chosen.Headers.GetValues("Set-Cookie"), value => value.StartsWith("language=", StringComparison.Ordinal));
            Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("max-age", cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal("es", await LanguageOf(client, "/survey"));
        Assert.Equal("en", await LanguageOf(client, "/survey?language=en"));
    }

    [Theory]
    [InlineData("es-MX,es;q=0.9,en;q=0.8", "es")]
    [InlineData("en-US,en;q=0.9,es;q=0.8", "en")]
    [InlineData("fr-CA,es;q=0.5", "es")]
    [InlineData("zh", "en")]
    public async Task Without_a_choice_the_browsers_languages_decide(string accepted, string expected)
    {
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("Accept-Language", accepted);
        Assert.Equal(expected, await LanguageOf(client, "/survey"));
    }

    [Fact]
    public async Task A_page_in_English_alone_stays_English_and_offers_no_switch()
    {
        using var client = site.Client();
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("es"));
        Assert.Equal("en", await LanguageOf(client, "/components?language=es"));
        Assert.Null((await site.GetAsync("/components?language=es")).QuerySelector(".pa-language"));
    }

    [Fact]
    public async Task An_unknown_language_is_ignored()
    {
        using var client = site.Client();
        Assert.Equal("en", await LanguageOf(client, "/survey?language=%22%3E%3Cscript%3E"));
    }

    [Fact]
    public async Task The_switch_keeps_the_rest_of_the_address()
    {
        var link = (await site.GetAsync("/fields?filled=true&language=es")).QuerySelector(".pa-language a")!;
        Assert.Equal(("/fields?filled=true&language=en", "en"), (link.GetAttribute("href"), link.GetAttribute("lang")));
    }

    [Fact]
    public async Task The_helpers_own_words_are_in_the_language_of_the_page()
    {
        var page = await site.PostAsync("/survey?language=es");
        Assert.Equal("Revise sus respuestas", page.QuerySelector("#error-summary-heading")!.TextContent);
        Assert.EndsWith("(obligatorio)", page.QuerySelector("legend")!.TextContent);
    }

    private static async Task<string?> LanguageOf(HttpClient client, string path) =>
        DesignSite.Parse(await client.GetStringAsync(path)).DocumentElement.GetAttribute("lang");
}
