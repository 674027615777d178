using System.Diagnostics;
using System.Text;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>
/// Answers the survey as a person with a browser does: opens the page, sends the code, fills in the form that came, sees the receipt.
/// Every answer has a connection and cookies of its own.
/// </summary>
internal sealed class Respondent(Uri site)
{
    /// <summary>The field for a code.</summary>
    public const string CodeField = "survey:code";

    /// <summary>The field for a ballot.</summary>
    public const string BallotField = "survey:ballot";

    private readonly RawBrowser browser = new(site);
    private readonly FilledForm form = new();

    /// <summary>How long each answer took that got a receipt, in milliseconds.</summary>
    public List<double> Answers { get; } = [];

    /// <summary>How long each request took, in milliseconds.</summary>
    public List<double> Requests { get; } = [];

    public int Failures { get; private set; }

    public string? FirstFailure { get; private set; }

    /// <summary>Answers with a code, or with a ballot.</summary>
    public void Answer(string admission, string field = CodeField)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            browser.Connect();
            GiveAnswers(Encoding.ASCII.GetBytes(field), Encoding.ASCII.GetBytes(admission));
            Answers.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or System.Net.Sockets.SocketException)
        {
            Failures++;
            FirstFailure ??= failure.Message;
        }
        finally
        {
            browser.Close();
        }
    }

    private void GiveAnswers(ReadOnlySpan<byte> field, ReadOnlySpan<byte> admission)
    {
        Get("/peer");
        Fill(field.SequenceEqual("survey:code"u8) ? "id=\"code-form\""u8 : "id=\"kept-ballot\""u8, field, admission);
        Post("/peer");
        Fill("id=\"survey-form\""u8, field, admission);
        Post("/peer");
        Get(browser.Location ?? throw new InvalidDataException($"No receipt: status {browser.Status}."));
        if (browser.Body.IndexOf("Your answers are handed in"u8) < 0)
            throw new InvalidDataException("The receipt does not say that the answers are handed in.");
    }

    private void Get(string path)
    {
        var started = Stopwatch.GetTimestamp();
        browser.Get(path);
        Requests.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private void Post(string path)
    {
        var started = Stopwatch.GetTimestamp();
        browser.Post(path, form.Sent);
        Requests.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    // Fills in whatever fields the page has: the hidden ones as they are, a choice of each group, a number or words where one types.
    private void Fill(ReadOnlySpan<byte> which, ReadOnlySpan<byte> admissionField, ReadOnlySpan<byte> admission)
    {
        var start = browser.Body.IndexOf(which);
        if (start < 0)
            throw new InvalidDataException("The page does not have the form.");
        form.Clear();
        ReadOnlySpan<byte> lastGroup = [];
        foreach (var field in new FormFields(browser.Body[start..]))
        {
            if (field.Name.SequenceEqual(admissionField))
            {
                form.Add(field.Name, admission);
            }
            else if (field.Type.SequenceEqual("radio"u8))
            {
                if (!field.Name.SequenceEqual(lastGroup))
                    form.AddFromPage(field.Name, field.Value);
                lastGroup = field.Name;
            }
            else if (IsSentAsItIs(field))
            {
                form.AddFromPage(field.Name, field.Value);
            }
            else if (Typed(field) is { Length: > 0 } typed)
            {
                form.Add(field.Name, typed);
            }
        }
    }

    private static bool IsSentAsItIs(FormField field) =>
        field.Type.SequenceEqual("hidden"u8)
        || (field.Type.SequenceEqual("checkbox"u8) && (field.Name.SequenceEqual("survey:without-ballot"u8) || Random.Shared.Next(2) == 0))
        || (field.Type.SequenceEqual("button"u8) && field.Name.SequenceEqual("survey:action"u8) && field.Value.SequenceEqual("hand-in"u8));

    private static ReadOnlySpan<byte> Typed(FormField field)
    {
        if (field.Type.SequenceEqual("numeric"u8))
            return "20"u8;
        if (field.Type.SequenceEqual("decimal"u8))
            return "17.25"u8;
        return field.Type.SequenceEqual("text"u8) ? "Regular supervision would help, and a car."u8 : [];
    }
}
