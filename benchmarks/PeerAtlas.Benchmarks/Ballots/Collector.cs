using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PeerAtlas.Benchmarks.Submissions;

namespace PeerAtlas.Benchmarks.Ballots;

/// <summary>Picks up ballots as the page's script does: opens the page, asks for which wave the code is, sends what is blinded.</summary>
internal sealed class Collector(Uri site)
{
    private readonly RawBrowser browser = new(site);

    public List<double> PickUps { get; } = [];

    public List<double> Requests { get; } = [];

    public int Failures { get; private set; }

    public string? FirstFailure { get; private set; }

    public void PickUp(WaitingBallot ballot)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            browser.Connect();
            Timed(() => browser.Get("/peer"));
            Timed(() => browser.Post("/peer?handler=Ballot", Encoding.ASCII.GetBytes($"survey%3Acode={ballot.Code}")));
            Timed(() => browser.Post("/peer?handler=Ballot", Encoding.ASCII.GetBytes($"survey%3Acode={ballot.Code}&blinded={ballot.Blinded}")));
            using var answer = JsonDocument.Parse(browser.Body.ToArray());
            ballot.Signed = answer.RootElement.GetProperty("signature").GetString();
            PickUps.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception failure) when (failure is IOException or JsonException or KeyNotFoundException or System.Net.Sockets.SocketException)
        {
            Failures++;
            FirstFailure ??= failure.Message;
        }
        finally
        {
            browser.Close();
        }
    }

    private void Timed(Action request)
    {
        var started = Stopwatch.GetTimestamp();
        request();
        Requests.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
