using System.Net;
using System.Text;
using System.Text.Json;
using PeerAtlas.Cli.Badges;
using PeerAtlas.Cli.Tests.Analysis;
using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests.Badges;

public sealed class BadgeCommandsTests : IDisposable
{
    private const string Description = """
        {"issuer": {"name": "A training centre", "url": "https://training.example.org"},
         "achievement": {"name": "Certified Peer Specialist", "description": "Supports others, ünd more.", "criteria": "40 hours and an exam."},
         "recipient": {"email": "jo@example.org"}, "valid_from": "2026-01-01", "valid_until": "2028-01-01"}
        """;

    // One green pixel.
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_badge_is_issued_and_verified()
    {
        var badge = await IssueAsync();
        var json = await Files.JsonAsync(0, "badge", "verify", badge, "--on", "2026-04-01", "--recipient", "jo@example.org");
        Assert.True(json.GetProperty("valid").GetBoolean());
        Assert.Equal(
            ["reading", "schema", "contexts", "proof", "key", "refresh", "dates", "status", "subject", "endorsements"],
            json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString())
        );
        Assert.All(json.GetProperty("steps").EnumerateArray(), step => Assert.Equal("passed", step.GetProperty("result").GetString()));
        Assert.Equal("A training centre", json.GetProperty("credential").GetProperty("issuer_name").GetString());
        var text = await CommandLine.RunAsync("badge", "verify", badge, "--on", "2026-04-01");
        Assert.Equal(0, text.ExitCode);
        Assert.StartsWith(
            "valid\nIt claims: Certified Peer Specialist, issued by A training centre.\n  reading       passed       It is JSON.\n",
            text.Output.ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public async Task A_badge_goes_into_an_image_and_is_read_from_it()
    {
        var picture = files.Write("picture.png", Convert.FromBase64String(Pixel));
        var image = files.PathOf("badge.png");
        var issued = await CommandLine.RunAsync(
            "badge",
            "issue",
            files.Write("d.json", Description),
            "--key",
            await KeyAsync(),
            "--png",
            picture,
            "--out",
            image
        );
        Assert.Equal((0, $"The badge was written to {image}."), (issued.ExitCode, issued.Output.Trim()));
        Assert.Equal(0, (await CommandLine.RunAsync("badge", "verify", image, "--on", "2026-04-01")).ExitCode);
        var damaged = await File.ReadAllBytesAsync(image);
        damaged[^20] ^= 1;
        var told = await CommandLine.RunAsync("badge", "verify", files.Write("damaged.png", damaged));
        Assert.Equal(1, told.ExitCode);
        Assert.Contains("does not fit its checksum", told.Output);
    }

    [Fact]
    public async Task Without_a_file_to_write_the_badge_itself_is_printed()
    {
        var issued = await CommandLine.RunAsync("badge", "issue", files.Write("d.json", Description), "--key", await KeyAsync());
        Assert.Equal(0, (await CommandLine.RunAsync("badge", "verify", files.Write("printed.json", issued.Output), "--on", "2026-04-01")).ExitCode);
        var json = await Files.JsonAsync(0, "badge", "issue", files.Write("d.json", Description), "--key", await KeyAsync("other.json"));
        Assert.Equal("eddsa-rdfc-2022", json.GetProperty("proof").GetProperty("cryptosuite").GetString());
        Assert.Equal(0, (await CommandLine.RunAsync("badge", "verify", files.Write("j.json", json.GetRawText()), "--on", "2026-04-01")).ExitCode);
    }

    [Fact]
    public async Task What_was_changed_ended_or_is_not_that_of_somebody_is_told_as_such()
    {
        var badge = await IssueAsync();
        var text = await File.ReadAllTextAsync(badge);
        var changed = files.Write("changed.json", text.Replace("40 hours", "41 hours", StringComparison.Ordinal));
        await TellsAsync("proof", "something was changed after it was signed", changed, "--on", "2026-04-01");
        await TellsAsync("dates", "It has expired: it held until 2028-01-01T23:59:59Z.", badge, "--on", "2028-01-02");
        await TellsAsync("dates", "It is not yet valid", badge, "--on", "2025-12-31");
        await TellsAsync("subject", "It is not that of the holder who was named.", badge, "--on", "2026-04-01", "--recipient", "ed@example.org");
    }

    [Fact]
    public async Task A_withdrawn_badge_is_told_from_a_file_or_a_host_that_is_named()
    {
        using var server = new HttpListener();
        var port = Random.Shared.Next(20_000, 30_000);
        server.Prefixes.Add($"http://127.0.0.1:{port}/");
        server.Start();
        var address = $"http://127.0.0.1:{port}/withdrawn.json";
        var badge = await IssueAsync(Description.Replace("\"recipient\"", $"\"revocations\": \"{address}\", \"recipient\"", StringComparison.Ordinal));
        var read = JsonDocument.Parse(await File.ReadAllTextAsync(badge)).RootElement;
        var list = JsonSerializer.Serialize(
            new
            {
                id = address,
                issuer = read.GetProperty("issuer").GetProperty("id").GetString(),
                revokedCredentials = new[] { new { id = read.GetProperty("id").GetString(), revoked = true } },
            }
        );
        var open = await TellsAsync("status", "or allow 127.0.0.1 to be asked.", badge, "--on", "2026-04-01");
        Assert.Equal(JsonValueKind.Null, open.GetProperty("valid").ValueKind);
        var withdrawn = await TellsAsync("status", "The issuer has withdrawn it.", badge, "--on", "2026-04-01", "--status", files.Write("list.json", list));
        Assert.False(withdrawn.GetProperty("valid").GetBoolean());

        var serving = server.GetContextAsync();
        var asking = TellsAsync("status", "The issuer has withdrawn it.", badge, "--on", "2026-04-01", "--allow", $"127.0.0.1:{port}");
        var context = await serving;
        context.Response.OutputStream.Write(Encoding.UTF8.GetBytes(list));
        context.Response.Close();
        await asking;
    }

    [Fact]
    public async Task A_key_is_kept_for_its_owner_alone_and_not_replaced()
    {
        var key = await KeyAsync();
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        await Files.RefusesAsync(["badge", "key", "--out", key], "already exists");
        var known = await CommandLine.RunAsync("badge", "key", "--public", key);
        Assert.DoesNotContain("secret", known.Output);
        Assert.StartsWith("did:key:z6Mk", JsonDocument.Parse(known.Output).RootElement.GetProperty("id").GetString());
        var named = await CommandLine.RunAsync("badge", "key", "--issuer", "https://training.example.org/issuer");
        Assert.Equal("https://training.example.org/issuer", JsonDocument.Parse(named.Output).RootElement.GetProperty("controller").GetString());
    }

    [Fact]
    public async Task What_cannot_be_signed_is_refused_by_file_and_place()
    {
        var key = await KeyAsync();
        var wrong = files.Write("d.json", Description.Replace("\"name\": \"A training centre\", ", "", StringComparison.Ordinal));
        await Files.RefusesAsync(["badge", "issue", wrong, "--key", key], "d.json: issuer.name: This is missing.");
        await Files.RefusesAsync(["badge", "issue", files.Write("e.json", Description), "--key", wrong], "d.json: The file has no secretKeyMultibase");
        var picture = files.Write("p.png", "no picture");
        await Files.RefusesAsync(
            ["badge", "issue", files.PathOf("e.json"), "--key", key, "--png", picture, "--out", files.PathOf("o.png")],
            "p.png: The image is no PNG."
        );
        Assert.False(File.Exists(files.PathOf("o.png")));
        await Files.RefusesAsync(["badge", "verify", files.PathOf("e.json"), "--status", picture], "p.png: This is no JSON that can be read");
    }

    [Theory]
    [InlineData("verify", "--on", "tomorrow")]
    [InlineData("verify", "--allow", "https://example.org/")]
    [InlineData("verify", "--context", "https://example.org/c")]
    [InlineData("issue", "--key", "nowhere.json")]
    [InlineData("issue", "--png", "nowhere.png")]
    public async Task A_wrong_option_is_a_wrong_call(string command, string option, string value) =>
        Assert.Equal(2, (await CommandLine.RunAsync("badge", command, files.Write("d.json", Description), option, value)).ExitCode);

    [Theory]
    [InlineData("https://example.org/list", true)]
    [InlineData("https://EXAMPLE.org/list", true)]
    [InlineData("http://example.org/list", false)]
    [InlineData("https://example.org:8443/list", false)]
    [InlineData("https://sub.example.org/list", false)]
    [InlineData("https://example.org@elsewhere.example.net/list", false)]
    [InlineData("https://name@example.org/list", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Only_the_host_that_is_named_is_asked(string address, bool isAllowed)
    {
        using var hosts = new AllowedHosts(["example.org"]);
        Assert.Equal(isAllowed, hosts.Allows(new Uri(address)));
    }

    [Fact]
    public async Task What_a_badge_says_moves_nothing_on_the_terminal()
    {
        var badge = await IssueAsync();
        var text = (await File.ReadAllTextAsync(badge)).Replace("Certified Peer Specialist", "\\u001b[2Jgone", StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', (await CommandLine.RunAsync("badge", "verify", files.Write("b.json", text))).Output);
    }

    [Fact]
    public async Task The_examples_of_the_documentation_are_right()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "badges.md"));
        var blocks = text.Split("```json\n")[1..].Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]).ToList();
        var badge = await IssueAsync(blocks[0]);
        var told = await Files.JsonAsync(1, "badge", "verify", badge, "--on", "2026-04-01");
        var documented = JsonDocument.Parse(blocks[2]).RootElement;
        Assert.Equal(Shape(documented), Shape(told));

        static string Shape(JsonElement verification) =>
            verification.GetProperty("valid").GetRawText()
            + string.Join('\n', verification.GetProperty("steps").EnumerateArray().Select(step => $"{step.GetProperty("step")} {step.GetProperty("result")}"));
    }

    private async Task<JsonElement> TellsAsync(string step, string detail, params string[] arguments)
    {
        var json = await Files.JsonAsync(1, ["badge", "verify", .. arguments]);
        var told = json.GetProperty("steps").EnumerateArray().Single(one => one.GetProperty("step").GetString() == step);
        Assert.NotEqual("passed", told.GetProperty("result").GetString());
        Assert.Contains(detail, told.GetProperty("detail").GetString());
        return json;
    }

    private async Task<string> KeyAsync(string name = "key.json")
    {
        var made = await CommandLine.RunAsync("badge", "key", "--out", files.PathOf(name));
        Assert.True(made.ExitCode == 0, made.Errors);
        return files.PathOf(name);
    }

    private async Task<string> IssueAsync(string description = Description)
    {
        var badge = files.PathOf("badge.json");
        var issued = await CommandLine.RunAsync("badge", "issue", files.Write("description.json", description), "--key", await KeyAsync(), "--out", badge);
        Assert.True(issued.ExitCode == 0, issued.Errors);
        return badge;
    }
}
