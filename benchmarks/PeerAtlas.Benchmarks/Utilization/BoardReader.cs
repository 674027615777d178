using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace PeerAtlas.Benchmarks.Utilization;

/// <summary>Somebody who signs in to the real site and opens the board again and again.</summary>
internal static partial class BoardReader
{
    /// <summary>How often the board is opened before the clock counts, so that the runtime has compiled what is used often.</summary>
    private const int Before = 50;

    /// <summary>Milliseconds of each whole page.</summary>
    public static async Task<IReadOnlyList<double>> MeasureAsync(Uri site, string email, int times)
    {
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true };
        using var http = new HttpClient(handler) { BaseAddress = site };
        var form = await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var fields = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["Email"] = email,
                ["Password"] = UtilizationState.Password,
                ["__RequestVerificationToken"] = Token().Match(form).Groups["value"].Value,
            }
        );
        using (var signedIn = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), fields))
            signedIn.EnsureSuccessStatusCode();
        var taken = new List<double>();
        for (var time = -Before; time < times; time++)
        {
            var clock = Stopwatch.StartNew();
            var page = await http.GetStringAsync(new Uri("/use", UriKind.Relative));
            if (time >= 0)
                taken.Add(clock.Elapsed.TotalMilliseconds);
            if (!page.Contains("Use of peer support", StringComparison.Ordinal) || !page.Contains("class=\"pa-chart", StringComparison.Ordinal))
                throw new InvalidOperationException($"{email} does not see the board's figures.");
        }

        return taken;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
