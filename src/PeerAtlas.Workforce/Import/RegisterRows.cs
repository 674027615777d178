using PeerAtlas.Imports;
using PeerAtlas.Tables;

namespace PeerAtlas.Workforce.Import;

/// <summary>The rows of a register's list, and what becomes of each.</summary>
internal sealed class RegisterRows(ListReading reading)
{
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
    private long added,
        changed,
        unchanged,
        joined;

    public List<TableProblem> Problems { get; } = [];

    public int ProblemRows { get; private set; }

    public RowFates Fates => new(added, changed, unchanged, joined);

    /// <summary>Brings the rows in; a row that says all of an earlier one again is one with it.</summary>
    public void Bring(RegisterPlan plan)
    {
        var columns = reading.Form.Fields.Select(field => field.Name).Where(name => reading.Choices.Mapping.Source(name) is not null).ToList();
        var header = new TableHeader(columns);
        var isCsv = reading.Choices.Mapping.Sheets.Count == 0;
        foreach (var row in reading.Records())
        {
            string[] cells = [.. columns.Select(column => row.Record![column])];
            if (!seen.Add(string.Join('\u001F', cells)))
            {
                joined++;
                continue;
            }

            var listed = plan.Read(new CheckedRow(reading.FileName, isCsv ? null : row.Sheet, header.Row(row.Number, cells), Problems));
            if (listed is null)
                ProblemRows++;
            else if (listed.Known is null)
                added++;
            else if (listed.Changes.Length > 0)
                changed++;
            else
                unchanged++;
        }
    }
}
