using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using PeerAtlas.Anonymity;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Testing;

namespace PeerAtlas.Linkage.Site;

/// <summary>One peer worker with a browser of their own: a connection, cookies, the pages one after the other.</summary>
internal sealed partial class Respondent : IDisposable
{
    private readonly HttpClient http;
    private static readonly Uri Survey = new("/peer", UriKind.Relative);
    private string page = "";

    public Respondent(Uri site) => http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = site };

    /// <summary>Gives the code, fills in the form and hands in, as a browser without JavaScript does.</summary>
    public async Task HandInAsync(string code, IReadOnlyList<KeyValuePair<string, string>> answers)
    {
        page = await http.GetStringAsync(Survey);
        await SendAsync("code-form", [new("survey:code", CodeText.ForPeople(code)), new("survey:without-ballot", "true")]);
        await SendAsync("survey-form", [.. answers, new("survey:action", "hand-in")]);
        SeeReceipt();
    }

    /// <summary>Picks up a ballot, as the page's script does, and hands in with it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="second">The second part of its letter; without it the ballot is one of chance.</param>
    /// <param name="answers">The answers.</param>
    public async Task HandInWithBallotAsync(string code, string? second, IReadOnlyList<KeyValuePair<string, string>> answers) =>
        await HandInWithBallotAsync(await PickUpAsync(code, second), answers);

    /// <summary>Hands in with a ballot that was kept.</summary>
    public async Task HandInWithBallotAsync(string ballot, IReadOnlyList<KeyValuePair<string, string>> answers)
    {
        page = await http.GetStringAsync(Survey);
        await SendAsync("kept-ballot", [new("survey:ballot", ballot)]);
        await SendAsync("survey-form", [.. answers, new("survey:action", "hand-in")]);
        SeeReceipt();
    }

    public void Dispose() => http.Dispose();

    /// <summary>Picks up a ballot and writes it down.</summary>
    public async Task<string> PickUpAsync(string code, string? second)
    {
        page = await http.GetStringAsync(Survey);
        using var keys = JsonDocument.Parse(WebUtility.HtmlDecode(Keys().Match(page).Groups["keys"].Value));
        var wave = (await AskAsync([new("survey:code", code)])).GetProperty("wave").GetGuid();
        using var rsa = RSA.Create();
        var seal = keys.RootElement.EnumerateArray().Single(key => key.GetProperty("wave").GetGuid() == wave);
        rsa.ImportSubjectPublicKeyInfo(seal.GetProperty("key").GetBytesFromBase64(), out _);
        var key = rsa.ExportParameters(includePrivateParameters: false);

        var (prepared, blinded) = second is null ? OfChance(key) : LetterBallot.Make(key, code, second, seal.GetProperty("fingerprint").GetString()!);
        var answer = await AskAsync(new("survey:code", code), new("blinded", Base64Url.EncodeToString(blinded.Message)));
        var signature = Base64Url.DecodeFromChars(answer.GetProperty("signature").GetString());
        return Ballot.Write(wave, prepared, BlindSignature.Finalize(key, BlindSignatureVariant.PssRandomized, prepared, signature, blinded.Inverse));
    }

    private static (byte[] Message, BlindedMessage Blinded) OfChance(RSAParameters key)
    {
        var prepared = BlindSignature.Prepare(BlindSignatureVariant.PssRandomized, RandomNumberGenerator.GetBytes(32));
        return (prepared, BlindSignature.Blind(key, BlindSignatureVariant.PssRandomized, prepared));
    }

    private async Task<JsonElement> AskAsync(params KeyValuePair<string, string>[] fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri("/peer?handler=Ballot", UriKind.Relative), content);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.Clone();
    }

    private async Task SendAsync(string form, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var start = page.IndexOf($"id=\"{form}\"", StringComparison.Ordinal);
        if (start < 0)
            throw new InvalidOperationException($"No {form}: {page}");
        var hidden = Hidden()
            .Matches(page[start..page.IndexOf("</form>", start, StringComparison.Ordinal)])
            .Select(input => input.Value)
            .Select(input => KeyValuePair.Create(Attribute(input, "name"), Attribute(input, "value")))
            .Where(field => fields.All(given => given.Key != field.Key));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields));
        using var response = await http.PostAsync(Survey, content);
        page = await response.Content.ReadAsStringAsync();
    }

    private void SeeReceipt()
    {
        if (!page.Contains("Your answers are handed in", StringComparison.Ordinal))
            throw new InvalidOperationException("No receipt: " + page);
    }

    private static string Attribute(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["value"].Value);

    [GeneratedRegex("data-keys=\"(?<keys>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Keys();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Hidden();
}
