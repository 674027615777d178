using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PeerAtlas.Testing;

/// <summary>A mail that the server took, as an ordinary mail program reads it.</summary>
public sealed record ReceivedMail(string To, string Subject, string Body, string Html, string MessageId, IReadOnlyList<string> Headers)
{
    public string? ReplyTo { get; init; }

    public string? Unsubscribe { get; init; }

    public bool IsEncrypted { get; init; }

    /// <summary>Who signed in to send it.</summary>
    public string? Account { get; init; }
}

/// <summary>A real SMTP server on the loopback (smtp_server.py, with Debian's python3-aiosmtpd). Dispose of it to stop it.</summary>
public sealed class SmtpServer : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<ReceivedMail> received = new();

    private SmtpServer(Process process, int port, int timeoutSeconds)
    {
        (this.process, Port, TimeoutSeconds) = (process, port, timeoutSeconds);
        _ = ReadAsync(process.StandardOutput);
    }

    public int Port { get; }

    /// <summary>How long a site waits for it: a second where it never answers, else the time that a busy machine takes.</summary>
    public int TimeoutSeconds { get; set; }

    /// <summary>
    /// Takes mails; answers 550 for refused@…, 451 for the first N mails to laterN@…, 554 to the text of mails to unwanted@… and
    /// nothing to that of mails to silent@….
    /// </summary>
    public static SmtpServer Take() => Start("take");

    /// <summary>Takes mails after STARTTLS alone; knows the account census with the password "right".</summary>
    public static SmtpServer StartTls(string certificateFile, string keyFile) => Start("starttls", certificateFile, keyFile);

    /// <summary>Takes mails by TLS from the first byte; knows the same account.</summary>
    public static SmtpServer Tls(string certificateFile, string keyFile) => Start("tls", certificateFile, keyFile);

    /// <summary>Accepts connections and never says a word.</summary>
    public static SmtpServer Hang() => Start("hang");

    /// <summary>The settings that make a site use the server; the outbox is sent when a test says so.</summary>
    public (string Key, string Value)[] Settings =>
        [("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{Port}"), ("Mail:TimeoutSeconds", $"{TimeoutSeconds}"), ("Mail:PollSeconds", "3600")];

    /// <summary>The mails that the server took so far, once there are <paramref name="expected"/>.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> ReceivedAsync(int expected)
    {
        for (var i = 0; i < 200 && received.Count < expected; i++)
            await Task.Delay(25);
        Assert.Equal(expected, received.Count);
        return [.. received];
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(2000))
            process.Kill();
        // Its output is still being read to the end, and closes with it.
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } json)
            received.Enqueue(JsonSerializer.Deserialize<ReceivedMail>(json)!);
    }

    private static SmtpServer Start(params string[] arguments)
    {
        var script = Path.Combine(Repository.Root, "tests", "PeerAtlas.Testing", "smtp_server.py");
        var process = Process.Start(
            new ProcessStartInfo("/usr/bin/python3", [script, .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var port = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The mail server did not start; it needs python3-aiosmtpd.");
        return new(process, int.Parse(port, CultureInfo.InvariantCulture), timeoutSeconds: arguments is ["hang"] ? 1 : 30);
    }
}
