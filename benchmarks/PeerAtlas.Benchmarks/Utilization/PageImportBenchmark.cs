using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Benchmarks.Submissions;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Benchmarks.Utilization;

/// <summary>What happens to the site while it is at work.</summary>
internal enum Interruption
{
    None,

    /// <summary>It is asked to stop, as with every new version.</summary>
    Restart,

    /// <summary>It ends without a word, as with a failing machine.</summary>
    Kill,
}

/// <summary>
/// <c>./bench page-import</c>: an administrator sends a file of service records to the real site's page, and follows it until it is in.
/// The site may be restarted or killed while it is at work; it is then started again.
/// </summary>
internal static partial class PageImportBenchmark
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public static async Task<string> RunAsync(bool postgres, int records, Interruption interruption)
    {
        var root = BenchmarkServices.Root();
        using var place = BenchmarkDatabase.Create(root, postgres);
        var file = Path.Combine(root, "artifacts", $"bench-page-{Environment.ProcessId}.csv");
        try
        {
            await using var services = BenchmarkServices.Of(place.Settings);
            await services.GetRequiredService<SchemaScripts>().ApplyAsync();
            var activities = await UtilizationState.ImportActivitiesAsync(services, root);
            var agency = await UtilizationState.MakeAgencyAsync(services, 1);
            UtilizationState.WriteRecords(file, null, agency, activities, records);
            if (!postgres)
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            var run = await ImportAsync(root, place.Settings, agency.Administrator.Email!, file, interruption);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{(postgres ? "PostgreSQL" : "SQLite")}: {records:N0} records, {new FileInfo(file).Length / 1024 / 1024} MB: sent in {run.Sent:F1} "
                    + $"s, in after {run.Total:F1} s, {records / run.Total:N0} a second, most memory {run.Megabytes:F0} MB. {run.Said}"
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(double Sent, double Total, double Megabytes, string Said)> ImportAsync(
        string root,
        IReadOnlyDictionary<string, string> settings,
        string email,
        string file,
        Interruption interruption
    )
    {
        var site = await SiteProcess.StartAsync(root, "Release", settings);
        try
        {
            using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
            using var http = new HttpClient(handler) { Timeout = Longest };
            await SignInAsync(http, site.Address, email);
            var form = await http.GetStringAsync(new Uri(site.Address, "/hours/import"));
            double most = 0;
            using var watch = new Timer(_ => most = Math.Max(most, MegabytesOf(site)), null, 0, 200);
            var clock = Stopwatch.StartNew();
            var (address, page) = await SendAsync(http, new Uri(site.Address, "/hours/import"), form, file);
            var sent = clock.Elapsed.TotalSeconds;
            if (interruption != Interruption.None)
            {
                while (page.Contains("id=\"progress\"", StringComparison.Ordinal) && !AtWork().IsMatch(page))
                    page = await LookAsync(http, new Uri(site.Address, address));
                await (interruption == Interruption.Restart ? site.StopAsync() : site.KillAsync());
                await site.DisposeAsync();
                site = await SiteProcess.StartAsync(root, "Release", settings);
            }

            while (page.Contains("id=\"progress\"", StringComparison.Ordinal))
                page = await LookAsync(http, new Uri(site.Address, address));
            return (
                sent,
                clock.Elapsed.TotalSeconds,
                most,
                Counts().Match(page) is { Success: true } counts ? counts.Value : throw new InvalidOperationException(page)
            );
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    private static double MegabytesOf(SiteProcess site)
    {
        try
        {
            return site.WorkingMegabytes;
        }
        catch (InvalidOperationException)
        {
            // It was killed.
            return 0;
        }
    }

    private static async Task SignInAsync(HttpClient http, Uri site, string email)
    {
        var form = await http.GetStringAsync(new Uri(site, "/sign-in"));
        using var fields = new FormUrlEncodedContent([
            new("Email", email),
            new("Password", UtilizationState.Password),
            new("__RequestVerificationToken", Token().Match(form).Groups["value"].Value),
        ]);
        using var answer = await http.PostAsync(new Uri(site, "/sign-in"), fields);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<(string Address, string Page)> SendAsync(HttpClient http, Uri target, string form, string file)
    {
        await using var stream = File.OpenRead(file);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(form).Groups["value"].Value), "__RequestVerificationToken" },
            { new StreamContent(stream), "Records", "records.csv" },
        };
        using var answer = await http.PostAsync(target, content);
        answer.EnsureSuccessStatusCode();
        return (answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> LookAsync(HttpClient http, Uri work)
    {
        await Task.Delay(500);
        return await http.GetStringAsync(work);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex("[1-9][0-9]? % is read", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtWork();

    [GeneratedRegex("[0-9,]+ new, [0-9,]+ changed, [0-9,]+ were there already", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counts();
}
