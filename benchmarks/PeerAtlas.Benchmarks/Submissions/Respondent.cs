using System.Diagnostics;
using System.Text;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>
/// Answers the survey as a person with a browser does: opens the page, sends the code or ballot, fills in the form that came, sees the receipt.
/// Every answer has a connection and cookies of its own.
/// </summary>
internal sealed class Respondent(Uri site)
{
    /// <summary>The field for a code.</summary>
    public const string CodeField = "survey:code";

    /// <summary>The field for a ballot.</summary>
    public const string BallotField = "survey:ballot";

    private static readonly byte[] ReceiptWords = "Your answers are handed in"u8.ToArray();

    private static readonly byte[] CodeForm = "id=\"code-form\""u8.ToArray();
    private static readonly byte[] BallotForm = "id=\"kept-ballot\""u8.ToArray();
    private static readonly byte[] SurveyForm = "id=\"survey-form\""u8.ToArray();

    private readonly StringBuilder form = new(4096);

    /// <summary>How long each answer took that got a receipt, in milliseconds.</summary>
    public List<double> Answers { get; } = [];

    /// <summary>How long each request took, in milliseconds.</summary>
    public List<double> Requests { get; } = [];

    public int Failures { get; private set; }

    public string? FirstFailure { get; private set; }

    public async Task AnswerAsync(string admission, string field = CodeField)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var browser = await RawBrowser.ConnectAsync(site);
            await TimedAsync(browser.GetAsync("/peer"));
            Fill(browser.Body, field == CodeField ? CodeForm : BallotForm, field, admission);
            await TimedAsync(browser.PostAsync("/peer", form));
            Fill(browser.Body, SurveyForm, field, admission);
            await TimedAsync(browser.PostAsync("/peer", form));
            if (browser.Location is not { } receipt) throw new InvalidDataException($"No receipt: status {browser.Status}.");
            await TimedAsync(browser.GetAsync(receipt));
            if (browser.Body.IndexOf(ReceiptWords) < 0) throw new InvalidDataException("The receipt does not say that the answers are handed in.");
            Answers.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or System.Net.Sockets.SocketException)
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

    // Fills in whatever fields the page has: the hidden ones as they are, a choice of each group, a number or words where one types.
    private void Fill(ReadOnlySpan<byte> page, ReadOnlySpan<byte> which, string admissionField, string admission)
    {
        var start = page.IndexOf(which);
        if (start < 0) throw new InvalidDataException("The page does not have the form.");
        form.Clear();
        var lastGroup = "";
        foreach (var field in new FormFields(page[start..]))
        {
            if (field.Name == admissionField)
            {
                Add(field.Name, admission);
                continue;
            }

            switch (field.Type)
            {
                case "hidden":
                    Add(field.Name, field.Value);
                    break;
                case "radio" when field.Name != lastGroup:
                    Add(field.Name, field.Value);
                    lastGroup = field.Name;
                    break;
                case "checkbox" when Random.Shared.Next(2) == 0:
                    Add(field.Name, field.Value);
                    break;
                case "button" when field.Name == "survey:action" && field.Value == "hand-in":
                    Add(field.Name, field.Value);
                    break;
                case "numeric":
                    Add(field.Name, "20");
                    break;
                case "decimal":
                    Add(field.Name, "17.25");
                    break;
                case "text":
                    Add(field.Name, "Regular supervision would help, and a car.");
                    break;
            }
        }
    }

    private void Add(string name, string value)
    {
        if (form.Length > 0) form.Append('&');
        form.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
    }
}
