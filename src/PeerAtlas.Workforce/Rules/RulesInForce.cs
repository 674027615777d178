using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Rules;

/// <summary>Rules that were read once, until another file comes: reading them anew for each request would be waste.</summary>
internal sealed class KnownRules
{
    private (string Key, RuleBook Book)? known;

    public RuleBook? Find(string key) => known is { } found && found.Key == key ? found.Book : null;

    public RuleBook Keep(string key, RuleBook book)
    {
        known = (key, book);
        return book;
    }
}

/// <summary>The rules of certification that count: those that are shipped, and in place of each the newest file of it that came in.</summary>
internal sealed class RulesInForce(PeerAtlasDbContext database, KnownRules known, AuthorityClock clock)
{
    /// <summary>The rules that count.</summary>
    public async Task<RuleBook> ReadAsync(CancellationToken cancellation)
    {
        var newest = await NewestAsync(cancellation);
        var key = string.Join(' ', newest.Values.Order());
        if (known.Find(key) is { } book)
            return book;
        return known.Keep(key, new(await AllAsync([.. newest.Values], cancellation)));
    }

    /// <summary>Reads a file and says what is wrong with it, by place.</summary>
    /// <exception cref="CertificationInputException">The file is refused.</exception>
    public async Task<CertificationRule> CheckAsync(string name, byte[] content, CancellationToken cancellation)
    {
        var rule = RuleReader.Read(content, name);
        if (rule.Id.Length > RuleFile.RuleIdLength)
            throw Refuse(name, "id", $"An id has at most {RuleFile.RuleIdLength} characters.");
        if (rule.On(clock.Today) is null)
            throw Refuse(name, "versions", "No version holds today, so that nobody could be looked at by this rule.");
        var book = await ReadAsync(cancellation);
        // What one rule names of another must be there.
        _ = new RuleBook(book.All.Where(other => other.Id != rule.Id).Append(rule));
        return rule;
    }

    /// <summary>Checks a file; it is kept and counts from now on.</summary>
    /// <returns>The rule that was kept.</returns>
    /// <exception cref="CertificationInputException">The file is refused; nothing was kept.</exception>
    public async Task<CertificationRule> TakeAsync(string name, byte[] content, Guid? account, CancellationToken cancellation)
    {
        var rule = await CheckAsync(name, content, cancellation);
        database.Add(
            new RuleFile
            {
                RuleId = rule.Id,
                Content = Encoding.UTF8.GetString(content),
                At = clock.UtcNow,
                AccountId = account,
            }
        );
        await database.SaveChangesAsync(cancellation);
        return rule;
    }

    private async Task<Dictionary<string, Guid>> NewestAsync(CancellationToken cancellation)
    {
        var files = await database
            .Set<RuleFile>()
            .OrderBy(file => file.At)
            .ThenBy(file => file.Id)
            .Select(file => new { file.RuleId, file.Id })
            .ToListAsync(cancellation);
        var newest = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var file in files)
            newest[file.RuleId] = file.Id;
        return newest;
    }

    private async Task<IEnumerable<CertificationRule>> AllAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var files = await database.Set<RuleFile>().AsNoTracking().Where(file => ids.Contains(file.Id)).ToListAsync(cancellation);
        var own = files.Select(file => RuleReader.Read(Encoding.UTF8.GetBytes(file.Content), file.RuleId)).ToList();
        return own.Concat(RuleBook.Shipped.All.Where(shipped => own.TrueForAll(rule => rule.Id != shipped.Id)));
    }

    private static CertificationInputException Refuse(string file, string place, string problem) =>
        new(new List<InputProblem> { new(file, null, place, problem) });
}
