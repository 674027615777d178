using System.Globalization;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Waves;
using PeerAtlas.Instruments;
using PeerAtlas.Tables;

namespace PeerAtlas.Census.Tabulation;

/// <summary>A response as a file gives it.</summary>
/// <param name="Organisation">Whose it is; null for the anonymous survey.</param>
/// <param name="Unit">For which unit; null for the whole organisation.</param>
/// <param name="UnitName">For which part, in words.</param>
/// <param name="CompletedOn">The day of the answer.</param>
/// <param name="Answers">The answers.</param>
internal sealed record ResponseRow(Guid? Organisation, Guid? Unit, string UnitName, DateOnly CompletedOn, AnswerSet Answers);

/// <summary>Reads the rows of a file of responses, and names everything that is wrong with them.</summary>
/// <param name="instrument">The instrument.</param>
/// <param name="frame">The frame, for agency responses; null for anonymous ones.</param>
/// <param name="lastDay">The wave's last day, for rows that do not say when.</param>
/// <param name="today">No answer can be younger.</param>
/// <param name="sample">The sample that the wave asked; null when it asked everybody.</param>
internal sealed class ResponseRows(Instrument instrument, FrameKeys? frame, DateOnly lastDay, DateOnly today, WaveSample? sample = null)
{
    private readonly List<ResponseProblem> problems = [];

    public (IReadOnlyList<ResponseRow> Rows, IReadOnlyList<ResponseProblem> Problems) Read(TableSheet sheet)
    {
        CheckColumns(sheet);
        if (sheet.Rows.Count == 0)
            problems.Add(new(null, null, "There is no row under the header."));
        if (problems.Count > 0)
            return ([], problems);
        return ([.. sheet.Rows.Select(row => Read(row, sheet.Columns))], problems);
    }

    private void CheckColumns(TableSheet sheet)
    {
        if (frame is not null && !sheet.Columns.Contains(ResponseColumns.Organisation, StringComparer.OrdinalIgnoreCase))
            problems.Add(new(1, ResponseColumns.Organisation, "The column is missing. It holds the organization's key in the frame."));
        foreach (var column in sheet.Columns)
        {
            var leads = ResponseColumns.Leading.Contains(column, StringComparer.OrdinalIgnoreCase);
            if (leads && frame is null)
                problems.Add(new(1, column, "The peer-worker survey is anonymous: no column may say who answered, where or when. Remove it."));
            // What an export says of a sample follows from the wave.
            else if (!leads && !ResponseColumns.IsKnown(instrument, column) && !(frame is not null && ResponseColumns.Sample.Contains(column)))
                problems.Add(new(1, column, $"The instrument {instrument.Name} has no question of this name. Correct the name, or remove the column."));
        }
    }

    private ResponseRow Read(TableRow row, IReadOnlyList<string> columns)
    {
        var day = Day(row);
        var sheet = AnswerSheet.Read(instrument, ResponseColumns.Input(instrument, row, columns), day);
        foreach (var error in sheet.Errors)
            problems.Add(new(row.Number, ColumnOf(error), error.Message.In("en")));
        var answers = sheet.CompletedAnswers;
        // What the skips leave out would be lost without a word.
        foreach (var name in sheet.Answers.Names.Where(name => !answers.Has(name)))
            problems.Add(new(row.Number, name, "With the other answers of this row, this is not asked. Clear the cell, or correct what it depends on."));
        if (frame is null)
            return new(null, null, "", day, answers);
        var organisation = Organisation(row, frame);
        return new(organisation, Unit(row, frame, organisation), UnitName(row), day, answers);
    }

    private Guid? Organisation(TableRow row, FrameKeys keys)
    {
        var key = row.Key(ResponseColumns.Organisation);
        if (keys.Organisations.TryGetValue(key, out var organisation))
        {
            if (sample is not null && sample.StratumOf(organisation) is null)
                problems.Add(new(row.Number, ResponseColumns.Organisation, $"{key} was not drawn into the sample of this wave. Remove the row."));
            return organisation;
        }

        problems.Add(
            new(
                row.Number,
                ResponseColumns.Organisation,
                key.Length == 0
                    ? "The organization's key is missing."
                    : $"The frame has no organization with the key {key}. Correct it, or add the organization to the frame first."
            )
        );
        return null;
    }

    private Guid? Unit(TableRow row, FrameKeys keys, Guid? organisation)
    {
        var key = row.Key(ResponseColumns.Unit);
        if (key.Length == 0)
            return null;
        if (keys.Units.TryGetValue(key, out var unit) && (organisation is null || unit.Organisation == organisation))
            return unit.Id;
        problems.Add(
            new(
                row.Number,
                ResponseColumns.Unit,
                $"The organization has no unit with the key {key}. Correct it, or write its name under {ResponseColumns.UnitName}."
            )
        );
        return null;
    }

    private string UnitName(TableRow row)
    {
        var name = row[ResponseColumns.UnitName];
        if (name.Length <= AgencyResponse.UnitNameLength)
            return name;
        problems.Add(new(row.Number, ResponseColumns.UnitName, $"The name is longer than {AgencyResponse.UnitNameLength} characters. Shorten it."));
        return "";
    }

    private DateOnly Day(TableRow row)
    {
        var text = frame is null ? "" : row.Key(ResponseColumns.CompletedOn);
        if (text.Length == 0)
            return lastDay;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today && day.Year >= 1900)
            return day;
        problems.Add(new(row.Number, ResponseColumns.CompletedOn, "Write a day that is past, as 2010-05-31."));
        return lastDay;
    }

    private static string ColumnOf(AnswerError error) => Entry.FieldOf(error.Entry, error.Name);
}
