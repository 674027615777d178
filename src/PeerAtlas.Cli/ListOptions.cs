using System.CommandLine;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli;

/// <summary>What commands have in common that import lists and logs as people have them.</summary>
internal sealed class ListOptions
{
    private readonly Option<FileInfo?> map = new Option<FileInfo?>("--map")
    {
        Description = "How a file with other columns is read: the JSON that the import page or --guess saved.",
    };

    private readonly Option<FileInfo?> guess = new Option<FileInfo?>("--guess")
    {
        Description = "Says how the file would be read and what only you know, and writes that here as JSON. Nothing is imported.",
    }.AcceptFileToWrite();

    private readonly Option<bool> leaveOut = new("--leave-out") { Description = "With --map: leaves out rows that cannot be read." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(map);
        command.Add(guess);
        command.Add(leaveOut);
    }

    /// <summary>Whether the file is to be read by a mapping, or one is to be guessed.</summary>
    public bool AreUsed(ParseResult arguments) => arguments.GetValue(map) is not null || arguments.GetValue(guess) is not null;

    /// <summary>Says how the file is read; then guesses only, or does the import.</summary>
    /// <param name="arguments">What was typed.</param>
    /// <param name="file">The list.</param>
    /// <param name="form">What is wanted of it.</param>
    /// <param name="import">Does the import and says what came of it.</param>
    public async Task<int> RunAsync(ParseResult arguments, FileInfo file, ListForm form, Func<ListChoices, Task<int>> import)
    {
        try
        {
            return arguments.GetValue(guess) is { } place
                ? Guess(file, form, place)
                : await import(Read(arguments.GetValue(map)!, file, form, arguments.GetValue(leaveOut)));
        }
        catch (TableException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCode.Refused;
        }
    }

    /// <summary>Opens a list, in whose letters where that is known.</summary>
    public static GridFile Open(FileInfo file, string? encoding, CancellationToken cancellation) =>
        GridFile.Open(file.OpenRead(), file.Name, GridFile.Streamed, encoding, cancellation);

    /// <summary>Says what an import did or would do.</summary>
    public static int Say(ListReading reading, ListResult result, bool isPreview)
    {
        foreach (var count in result.Counts)
            Console.WriteLine($"{count.Things}: {count.Added} new, {count.Changed} changed, {count.Unchanged} unchanged");
        foreach (var note in result.Sums.Concat(result.Notes))
            Console.WriteLine(note);
        foreach (var doubt in result.Doubts)
            Console.Error.WriteLine(doubt);
        var left = reading.Counts.LeftOutRows + (reading.IsGood ? reading.Counts.ProblemRows : 0) + (result.IsApplied ? result.ProblemRows : 0);
        Console.WriteLine($"{left} of {reading.Counts.Rows} rows left out");
        foreach (var problem in reading.Counts.Problems)
            Console.Error.WriteLine(
                $"{problem.Text} {problem.WayOut} In {problem.Count} rows, such as row {problem.First[0].Row}: {string.Join("; ", problem.Values.Take(3))}"
            );
        foreach (var problem in result.Problems)
            Console.Error.WriteLine($"{problem.Text} In {problem.Count} rows, such as {string.Join(", ", problem.Places)}");
        if (result.IsApplied || (isPreview && reading.IsGood && result.Problems.Count == 0))
            return ExitCode.Done;
        if (!isPreview)
            Console.Error.WriteLine("Nothing was changed.");
        return ExitCode.Refused;
    }

    private static int Guess(FileInfo file, ListForm form, FileInfo place)
    {
        using var grid = Open(file, null, CancellationToken.None);
        var proposal = ListGuess.Propose(grid, form);
        Say(proposal.Mapping, form);
        foreach (var question in proposal.Questions)
            Console.WriteLine($"asked: {question.Text}{(question.Values.Count > 0 ? " " + string.Join("; ", question.Values.Take(20)) : "")}");
        File.WriteAllText(place.FullName, MappingJson.Write(proposal.Mapping));
        Console.WriteLine($"Saved to {place.Name}. Change what is wrong, answer what is asked, and import with --map.");
        return ExitCode.Done;
    }

    private static ListChoices Read(FileInfo map, FileInfo file, ListForm form, bool leavesOut)
    {
        var mapping = MappingJson.Read(File.ReadAllText(map.FullName), map.Name, form);
        using (var grid = Open(file, mapping.Encoding, CancellationToken.None))
        {
            var proposal = ListGuess.Propose(grid, form);
            // The next file of the same form may have other sheets, and its header in another row.
            if (ListGuess.FormOf(proposal.Mapping) == ListGuess.FormOf(mapping))
                mapping = ListGuess.Again(mapping, proposal);
        }

        Say(mapping, form);
        if (MappingCheck.Missing(mapping, form) is { Count: > 0 } missing)
            throw new TableException($"The mapping does not say where these come from: {string.Join(", ", missing.Select(field => field.Name))}.", map.Name);
        return new ListChoices
        {
            Mapping = mapping,
            LeavesOutProblems = leavesOut,
            KeepsAllApart = true,
        };
    }

    private static void Say(ListMapping mapping, ListForm form)
    {
        foreach (var field in form.Fields)
        {
            if (mapping.Source(field.Name) is not { } source)
                continue;
            var columns = source.Columns.Select(column =>
                GridColumn.Of(column) is var at && at < mapping.Headers.Count ? $"{column} ({mapping.Headers[at]})" : column
            );
            Console.WriteLine(
                $"{field.Name}: {(source.Columns.Count > 0 ? "column " + string.Join(", ", columns) : $"\"{source.Value}\" for the whole file")}"
            );
        }

        if (mapping.Across is { } across)
            Console.WriteLine($"{across.Header}: the headers of columns {string.Join(", ", across.Columns)}, with {across.Cell} in their cells");
        if (form.Fields.Any(field => field.Made != KeyMade.No && mapping.Source(field.Name) is null))
            Console.WriteLine($"{form.Fields.First(field => field.Made != KeyMade.No).Name}: made");
    }
}
