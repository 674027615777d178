using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Linkage.Site;

/// <summary>Answers are opened in the order in which they came.</summary>
internal sealed class Unshuffled : Leak
{
    protected override bool Shuffles => false;
}

/// <summary>Answers get their ids when they come, and ids grow with time.</summary>
internal sealed class SequentialIds : Leak
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    protected override Guid NewId() => Guid.CreateVersion7(Start.AddMinutes(Count));
}

/// <summary>The time of handing in is kept.</summary>
internal sealed class Timestamps : Leak
{
    private readonly Dictionary<Guid, DateTimeOffset> times = [];

    public override string Table => "CREATE TABLE leaked_times (answer_id text, at text)";

    protected override Task KeepAsync(LinkageSite site, PeerAtlasDbContext database, byte[] codeHash, string json, Guid id)
    {
        times[id] = site.Clock.GetUtcNow();
        return Task.CompletedTask;
    }

    protected override Task OpenedAsync(PeerAtlasDbContext database, Guid id)
    {
        var (answer, at) = (id.ToString(), times[id].ToString("O", CultureInfo.InvariantCulture));
        return database.Database.ExecuteSqlAsync($"INSERT INTO leaked_times (answer_id, at) VALUES ({answer}, {at})");
    }
}

/// <summary>Answers wait in plain and are deleted when they are put, shuffled, where they belong: only freed pages, logs and backups know.</summary>
internal sealed class PlainUntilOpened : Leak
{
    public override string Table => "CREATE TABLE leaked_waiting (answers text)";

    protected override Task KeepAsync(LinkageSite site, PeerAtlasDbContext database, byte[] codeHash, string json, Guid id) =>
        database.Database.ExecuteSqlAsync($"INSERT INTO leaked_waiting (answers) VALUES ({json})");

    protected override Task ForgetAsync(PeerAtlasDbContext database) => database.Database.ExecuteSqlAsync($"DELETE FROM leaked_waiting");
}

/// <summary>Answers wait sealed, each as long as it is.</summary>
internal sealed class Unpadded : Leak
{
    private readonly bool postgres;

    public Unpadded(bool postgres) => this.postgres = postgres;

    public override string Table => $"CREATE TABLE leaked_sealed (envelope {(postgres ? "bytea" : "blob")})";

    protected override Task KeepAsync(LinkageSite site, PeerAtlasDbContext database, byte[] codeHash, string json, Guid id)
    {
        var envelope = System.Security.Cryptography.RandomNumberGenerator.GetBytes(System.Text.Encoding.UTF8.GetByteCount(json) + 85);
        return database.Database.ExecuteSqlAsync($"INSERT INTO leaked_sealed (envelope) VALUES ({envelope})");
    }

    protected override Task ForgetAsync(PeerAtlasDbContext database) => database.Database.ExecuteSqlAsync($"DELETE FROM leaked_sealed");
}

/// <summary>The program logs under which id it stored an answer.</summary>
internal sealed class LoggedIds : Leak
{
    protected override Task KeepAsync(LinkageSite site, PeerAtlasDbContext database, byte[] codeHash, string json, Guid id)
    {
        site.Services.GetRequiredService<ILogger<LoggedIds>>().LogInformation("Stored {Id}", id);
        return Task.CompletedTask;
    }
}

/// <summary>The code's hash is kept beside the answer.</summary>
internal sealed class CodeBesideAnswer : Leak
{
    private readonly Dictionary<Guid, byte[]> codes = [];

    public override string Table => "CREATE TABLE leaked_codes (answer_id text, code text)";

    protected override Task KeepAsync(LinkageSite site, PeerAtlasDbContext database, byte[] codeHash, string json, Guid id)
    {
        codes[id] = codeHash;
        return Task.CompletedTask;
    }

    protected override Task OpenedAsync(PeerAtlasDbContext database, Guid id)
    {
        var (answer, code) = (id.ToString(), Convert.ToHexString(codes[id]));
        return database.Database.ExecuteSqlAsync($"INSERT INTO leaked_codes (answer_id, code) VALUES ({answer}, {code})");
    }
}
