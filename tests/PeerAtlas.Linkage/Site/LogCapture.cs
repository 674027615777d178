using System.Text;
using Microsoft.Extensions.Logging;

namespace PeerAtlas.Linkage.Site;

/// <summary>Keeps what the site logs, of the web server and of the program, as a file would that the logs are written to.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly StringBuilder text = new();

    public byte[] Written
    {
        get
        {
            lock (text)
                return Encoding.UTF8.GetBytes(text.ToString());
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { /* nothing is held open */
    }

    private sealed class Logger(LogCapture capture, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (capture.text)
                capture.text.Append(category).Append(": ").Append(formatter(state, exception)).Append(' ').Append(exception).Append('\n');
        }
    }
}
