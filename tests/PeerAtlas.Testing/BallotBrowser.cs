using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Html.Parser;
using PeerAtlas.Anonymity;

namespace PeerAtlas.Testing;

/// <summary>Does what the page's script does to pick up a ballot, on the server's own library for blind signatures.</summary>
public sealed class BallotBrowser(HttpClient http)
{
    /// <summary>What went out blinded, and what unblinds the answer.</summary>
    public sealed record Request(Guid Wave, RSAParameters Key, byte[] Message, BlindedMessage Blinded);

    /// <summary>Makes a serial for the wave of the code, and blinds it under the key that everybody is shown.</summary>
    /// <param name="code">The code.</param>
    /// <param name="second">The second part of its letter, of which the serial is made; without it chance makes one.</param>
    public async Task<Request> PrepareAsync(string code, string? second = null)
    {
        var wave = (await AskAsync(code)).GetProperty("wave").GetGuid();
        var page = new HtmlParser().ParseDocument(await http.GetStringAsync(new Uri("/peer", UriKind.Relative)));
        using var keys = JsonDocument.Parse(page.GetElementById("ballot")!.GetAttribute("data-keys")!);
        using var rsa = RSA.Create();
        var seal = keys.RootElement.EnumerateArray().Single(entry => entry.GetProperty("wave").GetGuid() == wave);
        rsa.ImportSubjectPublicKeyInfo(seal.GetProperty("key").GetBytesFromBase64(), out _);
        var key = rsa.ExportParameters(false);
        if (second is not null)
        {
            var made = LetterBallot.Make(key, code, second, seal.GetProperty("fingerprint").GetString()!);
            return new(wave, key, made.Message, made.Blinded);
        }

        var message = BlindSignature.Prepare(BlindSignatureVariant.PssRandomized, RandomNumberGenerator.GetBytes(32));
        return new(wave, key, message, BlindSignature.Blind(key, BlindSignatureVariant.PssRandomized, message));
    }

    /// <summary>What the site says to a code, with or without a blinded message.</summary>
    public async Task<JsonElement> AskAsync(string code, byte[]? blinded = null)
    {
        var fields = new Dictionary<string, string> { ["survey:code"] = code };
        if (blinded is not null)
            fields["blinded"] = Base64Url.EncodeToString(blinded);
        using var content = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri("/peer?handler=Ballot", UriKind.Relative), content);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Picks a ballot up and writes it down.</summary>
    public async Task<string> PickUpAsync(string code, string? second = null)
    {
        var request = await PrepareAsync(code, second);
        return Finish(request, await AskAsync(code, request.Blinded.Message));
    }

    /// <summary>Unblinds what the site signed.</summary>
    public static string Finish(Request request, JsonElement answer)
    {
        var signature = BlindSignature.Finalize(
            request.Key,
            BlindSignatureVariant.PssRandomized,
            request.Message,
            Base64Url.DecodeFromChars(answer.GetProperty("signature").GetString()),
            request.Blinded.Inverse
        );
        return "PA1." + Base64Url.EncodeToString([.. request.Wave.ToByteArray(bigEndian: true), .. request.Message, .. signature]);
    }
}
