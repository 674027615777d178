using PeerAtlas.Lists;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Hours;

/// <summary>How a file is read that has not our own columns.</summary>
/// <param name="Form">What is wanted.</param>
/// <param name="Mapping">How the file is read into it.</param>
/// <param name="LeavesOutProblems">Whether rows that cannot be read are left out; otherwise they stop the import.</param>
public sealed record ServiceMapping(ListForm Form, ListMapping Mapping, bool LeavesOutProblems);

/// <summary>The lines of a file of service records, one at a time: as they stand under our own columns, or as a mapping reads them.</summary>
internal class ServiceLines(Stream file, string fileName, LineProblems problems)
{
    /// <summary>A file that is read by a mapping.</summary>
    public static ServiceLines Mapped(Stream file, string fileName, ServiceMapping mapping, LineProblems problems) =>
        new MappedLines(file, fileName, mapping, problems);

    /// <summary>What stops the import.</summary>
    public LineProblems Problems => problems;

    /// <summary>How many rows were left out, as far as was read.</summary>
    public virtual long LeftOut => 0;

    /// <summary>Whether all ids are made, equal ones for equal rows, so that these are to be numbered.</summary>
    public virtual bool HasMadeIds => false;

    /// <summary>The lines.</summary>
    public virtual IEnumerable<TableRow> Read() => CsvTable.Read(file, fileName, TableLimits.Streamed);

    /// <summary>Hears what is wrong with a line.</summary>
    public virtual void Tell(int? line, string? column, string message) => problems.Add(line, column, message);

    /// <summary>A record under a number that no other has.</summary>
    public virtual StagedRecord Numbered(StagedRecord record) => record;

    private sealed class MappedLines(Stream file, string fileName, ServiceMapping mapping, LineProblems problems) : ServiceLines(file, fileName, problems)
    {
        private readonly Stream file = file;
        private readonly string fileName = fileName;

        // A row of several days makes several records, and rows of several sheets have the same numbers.
        private readonly bool areSeveral = mapping.Mapping.Across is not null || mapping.Mapping.Sheets.Count > 1;
        private int records;
        private long left;
        private int? lastLeft;

        public override long LeftOut => left;

        public override bool HasMadeIds => mapping.Mapping.MakeKeys && mapping.Mapping.Source("record") is null;

        public override IEnumerable<TableRow> Read()
        {
            using var grid = GridFile.Open(file, fileName, GridFile.Streamed, encoding: mapping.Mapping.Encoding);
            foreach (var row in new MappedRows(grid, mapping.Form, mapping.Mapping, HasMadeIds).Read())
            {
                if (row.LeftOut is not (null or Lists.LeftOut.Header))
                    left++;
                foreach (var problem in row.Problems)
                    Tell(row.Number, problem.Field.Name, ProblemGroup.WordsOf(problem));
                if (row.Record is { } record)
                    yield return record;
            }
        }

        public override void Tell(int? line, string? column, string message)
        {
            if (!mapping.LeavesOutProblems)
                base.Tell(line, column, message);
            else if (line != lastLeft)
                (left, lastLeft) = (left + 1, line);
        }

        public override StagedRecord Numbered(StagedRecord record) => areSeveral ? record with { Line = ++records } : record;
    }
}
