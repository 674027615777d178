namespace PeerAtlas.Platform.Database;

/// <summary>Which database is used; configuration section "Database".</summary>
public sealed class DatabaseSettings
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Database";

    /// <summary>A SQLite file, used when no <see cref="Postgres"/> connection is given.</summary>
    public string SqliteFile { get; set; } = "data/peeratlas.db";

    /// <summary>The connection string of a PostgreSQL database, for a state.</summary>
    public string? Postgres { get; set; }

    /// <summary>Whether the database is a SQLite file.</summary>
    public bool IsSqlite => string.IsNullOrEmpty(Postgres);
}
