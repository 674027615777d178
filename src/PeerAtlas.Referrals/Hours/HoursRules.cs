using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What an import of rules did, or what is wrong with the file.</summary>
/// <param name="Added">Rows that are new.</param>
/// <param name="Changed">Rows that changed.</param>
/// <param name="Unchanged">Rows that were there already.</param>
/// <param name="Problems">What is wrong; nothing was changed when there is anything.</param>
public sealed record RulesResult(int Added, int Changed, int Unchanged, IReadOnlyList<LineProblem> Problems);

/// <summary>Takes the role list or the payer rules from a file, told by its columns: all of it or nothing.</summary>
public sealed class HoursRules(PeerAtlasDbContext database)
{
    /// <summary>The columns of a role list.</summary>
    public static IReadOnlyList<string> ActivityColumns { get; } =
    ["key", "standing", "english", "spanish", "instead_english", "instead_spanish", "from", "until"];

    /// <summary>The columns of payer rules.</summary>
    public static IReadOnlyList<string> PayerColumns { get; } =
    [
        "payer",
        "name",
        "code",
        "from",
        "until",
        "unit_minutes",
        "first_unit_from",
        "further_unit_from",
        "rounded_by",
        "daily_cap",
        "pays_groups",
        "modifiers",
        "group_modifiers",
        "source",
    ];

    /// <summary>Imports a file.</summary>
    public async Task<RulesResult> ImportAsync(Stream file, string fileName, CancellationToken cancellation)
    {
        TableSheet sheet;
        try
        {
            sheet = TableReader.Read(file, fileName, cancellation: cancellation).Sheets[0];
        }
        catch (TableException refused)
        {
            return new(0, 0, 0, [new(refused.Row, refused.Column, refused.Problem)]);
        }

        var columns = sheet.Columns.Contains("payer", StringComparer.OrdinalIgnoreCase) ? PayerColumns : ActivityColumns;
        var cells = new RuleCells();
        foreach (var missing in columns.Except(sheet.Columns, StringComparer.OrdinalIgnoreCase))
            cells.Problems.Add(new(1, missing, "The file has no such column."));
        if (cells.Problems.Count == 0)
        {
            if (columns == PayerColumns)
                await ReadPayersAsync(sheet, cells, cancellation);
            else
                await ReadActivitiesAsync(sheet, cells, cancellation);
        }

        if (sheet.Rows.Count == 0 && cells.Problems.Count == 0)
            cells.Problems.Add(new(null, null, "The file has no rows under the header."));
        if (cells.Problems.Count > 0)
        {
            database.ChangeTracker.Clear();
            return new(0, 0, 0, cells.Problems);
        }

        return await SaveAsync(sheet.Rows.Count, cancellation);
    }

    private async Task<RulesResult> SaveAsync(int rows, CancellationToken cancellation)
    {
        database.ChangeTracker.DetectChanges();
        var entries = database.ChangeTracker.Entries().ToList();
        var (added, changed) = (entries.Count(entry => entry.State == EntityState.Added), entries.Count(entry => entry.State == EntityState.Modified));
        try
        {
            await database.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsTaken() || failure is DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            const string Both = "Somebody imported such rows at the same moment. Nothing of this file was taken; look at what is there, then send it again.";
            return new(0, 0, 0, [new(null, null, Both)]);
        }

        return new(added, changed, rows - added - changed, []);
    }

    private async Task ReadActivitiesAsync(TableSheet sheet, RuleCells cells, CancellationToken cancellation)
    {
        // Capitals do not tell two keys apart.
        var known = (await database.Set<Activity>().AsTracking().ToListAsync(cancellation))
            .DistinctBy(activity => (activity.Key.ToLowerInvariant(), activity.From))
            .ToDictionary(activity => (activity.Key.ToLowerInvariant(), activity.From));
        foreach (var row in sheet.Rows)
        {
            cells.Row = row;
            var standing = cells.OneOf<RoleStanding>("standing");
            var (key, from, until) = (cells.Text("key", 1, Activity.KeyLength), cells.Day("from"), cells.Until("until"));
            var isProhibited = standing == RoleStanding.Prohibited;
            var read = new Activity
            {
                Key = key,
                From = from,
                Until = until,
                Standing = standing,
                English = cells.Text("english", 1, Activity.NameLength),
                Spanish = cells.Text("spanish", 1, Activity.NameLength),
                InsteadEnglish = cells.Text("instead_english", isProhibited ? 1 : 0, Activity.InsteadLength),
                InsteadSpanish = cells.Text("instead_spanish", isProhibited ? 1 : 0, Activity.InsteadLength),
            };
            cells.Once(key, from, until);
            if (!known.TryGetValue((key.ToLowerInvariant(), from), out var found))
                database.Add(read);
            else
                (found.Standing, found.English, found.Spanish, found.InsteadEnglish, found.InsteadSpanish, found.Until) = (
                    read.Standing,
                    read.English,
                    read.Spanish,
                    read.InsteadEnglish,
                    read.InsteadSpanish,
                    until
                );
        }

        foreach (var stored in known.Values)
            cells.OnceWith(stored.Key, stored.From, stored.Until);
    }

    private async Task ReadPayersAsync(TableSheet sheet, RuleCells cells, CancellationToken cancellation)
    {
        var known = (await database.Set<PayerRule>().AsTracking().ToListAsync(cancellation))
            .DistinctBy(rule => (rule.Payer.ToLowerInvariant(), rule.From))
            .ToDictionary(rule => (rule.Payer.ToLowerInvariant(), rule.From));
        foreach (var row in sheet.Rows)
        {
            cells.Row = row;
            var (payer, from, until, unit) = (
                cells.Text("payer", 1, PayerRule.KeyLength),
                cells.Day("from"),
                cells.Until("until"),
                cells.Number("unit_minutes", 1, ServiceRecord.MostMinutes) ?? 1
            );
            var read = new PayerRule
            {
                Payer = payer,
                From = from,
                Until = until,
                Name = cells.Text("name", 1, PayerRule.NameLength),
                Code = cells.Text("code", 1, PayerRule.KeyLength),
                UnitMinutes = unit,
                FirstUnitFrom = cells.Number("first_unit_from", 1, unit) ?? 1,
                FurtherUnitFrom = cells.Number("further_unit_from", 1, unit) ?? 1,
                RoundedBy = cells.OneOf<RoundedBy>("rounded_by"),
                DailyCap = row["daily_cap"].Length == 0 ? null : cells.Number("daily_cap", 1, ServiceRecord.MostMinutes),
                PaysGroups = cells.YesOrNo("pays_groups"),
                Modifiers = cells.Text("modifiers", 0, PayerRule.NameLength),
                GroupModifiers = cells.Text("group_modifiers", 0, PayerRule.NameLength),
                Source = cells.Text("source", 1, PayerRule.SourceLength),
            };
            cells.Once(payer, from, until);
            if (!known.TryGetValue((payer.ToLowerInvariant(), from), out var found))
                database.Add(read);
            else
                Copy(read, found);
        }

        foreach (var stored in known.Values)
            cells.OnceWith(stored.Payer, stored.From, stored.Until);
    }

    private static void Copy(PayerRule read, PayerRule found)
    {
        (found.Until, found.Name, found.Code) = (read.Until, read.Name, read.Code);
        (found.UnitMinutes, found.FirstUnitFrom, found.FurtherUnitFrom) = (read.UnitMinutes, read.FirstUnitFrom, read.FurtherUnitFrom);
        (found.RoundedBy, found.DailyCap, found.PaysGroups) = (read.RoundedBy, read.DailyCap, read.PaysGroups);
        (found.Modifiers, found.GroupModifiers, found.Source) = (read.Modifiers, read.GroupModifiers, read.Source);
    }

    /// <summary>The cells of a row as what they must be; what is wrong is added to the problems.</summary>
    private sealed class RuleCells
    {
        private readonly Dictionary<string, List<(DateOnly From, DateOnly Until)>> seen = new(StringComparer.OrdinalIgnoreCase);

        public List<LineProblem> Problems { get; } = [];

        public TableRow Row { get; set; } = null!;

        public string Text(string column, int shortest, int longest)
        {
            var text = Row.Key(column);
            if (text.Length < shortest)
                Refuse(column, "The cell must not be empty.");
            if (text.Length > longest)
                Refuse(column, $"Use at most {longest} characters; these are {text.Length}.");
            return text;
        }

        public DateOnly Day(string column)
        {
            if (!DateOnly.TryParseExact(Row.Key(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                Refuse(column, "Write the day as 2026-11-24.");
            return day;
        }

        public DateOnly? Until(string column) => Row.Key(column).Length == 0 ? null : Day(column);

        public int? Number(string column, int least, int most)
        {
            if (int.TryParse(Row.Key(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            Refuse(column, $"Give a whole number from {least} to {most}.");
            return null;
        }

        public bool YesOrNo(string column)
        {
            if (Row.Key(column).ToUpperInvariant() is not ("YES" or "NO"))
                Refuse(column, "Write yes or no.");
            return Row.Key(column).Equals("yes", StringComparison.OrdinalIgnoreCase);
        }

        public T OneOf<T>(string column)
            where T : struct, Enum
        {
            if (Array.Find(Enum.GetNames<T>(), name => name.Equals(Row.Key(column), StringComparison.OrdinalIgnoreCase)) is { } found)
                return Enum.Parse<T>(found);
            Refuse(column, $"Write one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
            return default;
        }

        /// <summary>Refuses days that end before they begin, and two rows of one name whose days overlap.</summary>
        public void Once(string name, DateOnly from, DateOnly? until)
        {
            var end = until ?? DateOnly.MaxValue;
            if (end < from)
                Refuse("until", "The last day is before the first.");
            if (!seen.TryGetValue(name, out var others))
                seen[name] = others = [];
            if (others.Exists(other => from <= other.Until && other.From <= end))
                Refuse("from", $"Another row of {name} holds on some of these days. Give that row a last day before them.");
            others.Add((from, end));
        }

        /// <summary>Refuses rows whose days overlap those of a stored row that the file does not have: what held then would be ambiguous.</summary>
        public void OnceWith(string name, DateOnly from, DateOnly? until)
        {
            var end = until ?? DateOnly.MaxValue;
            if (
                seen.TryGetValue(name, out var others)
                && !others.Exists(other => other.From == from)
                && others.Exists(other => from <= other.Until && other.From <= end)
            )
                Problems.Add(
                    new(null, "from", $"The stored row of {name} from {from:yyyy-MM-dd} on holds on some of these days. Put it into the file with a last day.")
                );
        }

        private void Refuse(string column, string message) => Problems.Add(new(Row.Number, column, message));
    }
}
