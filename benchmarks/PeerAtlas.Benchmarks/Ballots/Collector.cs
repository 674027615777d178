using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PeerAtlas.Benchmarks.Submissions;

namespace PeerAtlas.Benchmarks.Ballots;

/// <summary>Picks up ballots as the page's script does: opens the page, asks for which wave the code is, sends what is blinded.</summary>
internal sealed class Collector(Uri site)
{
    private readonly StringBuilder form = new(1024);

    public List<double> PickUps { get; } = [];

    public List<double> Requests { get; } = [];

    public int Failures { get; private set; }

    public string? FirstFailure { get; private set; }

    public async Task PickUpAsync(WaitingBallot ballot)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var browser = await RawBrowser.ConnectAsync(site);
            await TimedAsync(browser.GetAsync("/peer"));
            form.Clear().Append("survey%3Acode=").Append(ballot.Code);
            await TimedAsync(browser.PostAsync("/peer?handler=Ballot", form));
            form.Append("&blinded=").Append(ballot.Blinded);
            await TimedAsync(browser.PostAsync("/peer?handler=Ballot", form));
            using var answer = JsonDocument.Parse(browser.Body.ToArray());
            ballot.Signed = answer.RootElement.GetProperty("signature").GetString();
            PickUps.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception failure) when (failure is IOException or JsonException or KeyNotFoundException or System.Net.Sockets.SocketException)
        {
            Failures++;
            FirstFailure ??= failure.Message;
        }
    }

    private async Task TimedAsync(Task request)
    {
        var started = Stopwatch.GetTimestamp();
        await request;
        Requests.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
