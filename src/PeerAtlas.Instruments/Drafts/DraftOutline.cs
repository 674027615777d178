using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>What can be done with the items of a form that is being written: groups move and go with all that stands in them.</summary>
public static class DraftOutline
{
    /// <summary>The items in order, with how many groups stand around each.</summary>
    public static IEnumerable<(DraftRow Row, int Depth)> Outline(this FormDraft draft)
    {
        var depth = 0;
        foreach (var row in draft.Survey)
        {
            if (row.Ends)
            {
                depth = Math.Max(depth - 1, 0);
                continue;
            }
            yield return (row, depth);
            depth += row.Begins ? 1 : 0;
        }
    }

    /// <summary>The item of an id; null when there is none.</summary>
    public static DraftRow? Find(this FormDraft draft, int id) => draft.Survey.Find(row => row.Id == id && !row.Ends);

    /// <summary>An id that no row has or had.</summary>
    public static int NextId(this FormDraft draft) => draft.Survey.Concat(draft.Choices).Concat(draft.Figures).Select(row => row.Id).DefaultIfEmpty().Max() + 1;

    /// <summary>Adds an item behind another one, or as the last of a group; at the end when <paramref name="after"/> is no item.</summary>
    /// <param name="draft">The form.</param>
    /// <param name="type">Its type; what begins a group brings its end.</param>
    /// <param name="after">The item.</param>
    public static DraftRow Add(this FormDraft draft, string type, int? after)
    {
        var row = new DraftRow(draft.NextId(), new() { ["type"] = type });
        var found = draft.Survey.FindIndex(one => one.Id == after);
        var at =
            found < 0 ? draft.Survey.Count
            : draft.Survey[found].Begins ? EndOf(draft, found)
            : found + 1;
        draft.Survey.Insert(at, row);
        if (row.Begins)
            draft.Survey.Insert(at + 1, new(draft.NextId(), new() { ["type"] = FormDraft.End + type[FormDraft.Begin.Length..] }));
        return row;
    }

    /// <summary>The item with all that stands in it, its end included.</summary>
    public static IReadOnlyList<DraftRow> Block(this FormDraft draft, DraftRow row)
    {
        var from = draft.Survey.IndexOf(row);
        return draft.Survey.GetRange(from, EndOf(draft, from) - from + 1);
    }

    /// <summary>Moves an item by one place, into a group or out of it where one begins or ends there. Nothing moves beyond the first or last place.</summary>
    public static void Move(this FormDraft draft, DraftRow row, bool isUp)
    {
        var block = draft.Block(row);
        var from = draft.Survey.IndexOf(row);
        var to = isUp ? from - 1 : from + 1;
        if (to < 0 || to + block.Count > draft.Survey.Count)
            return;
        draft.Survey.RemoveRange(from, block.Count);
        draft.Survey.InsertRange(to, block);
    }

    /// <summary>Takes an item out with all that stands in it, and the lists of choices that nothing else offers.</summary>
    public static void Remove(this FormDraft draft, DraftRow row)
    {
        var block = draft.Block(row);
        draft.Survey.RemoveRange(draft.Survey.IndexOf(row), block.Count);
        foreach (var list in block.Select(one => one.List).Where(list => list.Length > 0 && !draft.Offering(list).Any()).Distinct().ToList())
            draft.Choices.RemoveAll(choice => choice["list_name"] == list);
    }

    /// <summary>Gives an item another type. A group stays one, repeated or not.</summary>
    public static void Retype(this FormDraft draft, DraftRow row, string type)
    {
        if (row.Begins)
            draft.Block(row)[^1]["type"] = FormDraft.End + type[FormDraft.Begin.Length..];
        row["type"] = type;
    }

    /// <summary>The items that offer a list of choices.</summary>
    public static IEnumerable<DraftRow> Offering(this FormDraft draft, string list) => draft.Survey.Where(row => row.List == list);

    /// <summary>The choices of a list, in order.</summary>
    public static List<DraftRow> ChoicesOf(this FormDraft draft, string list) => draft.Choices.FindAll(choice => choice["list_name"] == list);

    /// <summary>Gives the choices of a list to another one too.</summary>
    public static void CopyChoices(this FormDraft draft, string from, string to)
    {
        var id = draft.NextId();
        draft.Choices.AddRange(draft.ChoicesOf(from).Select(choice => new DraftRow(id++, new(choice.Cells) { ["list_name"] = to })).ToList());
    }

    /// <summary>Gives an item another name, in every expression and text that names it too.</summary>
    public static void Rename(this FormDraft draft, DraftRow row, string name)
    {
        var (old, now) = ("${" + row["name"] + "}", "${" + name + "}");
        if (row["name"].Length > 0)
        {
            foreach (var other in draft.Survey.Concat(draft.Figures).Concat(draft.Choices))
            {
                foreach (var (column, cell) in other.Cells.Where(cell => cell.Value.Contains(old, StringComparison.Ordinal)).ToList())
                    other[column] = cell.Replace(old, now, StringComparison.Ordinal);
            }
        }
        row["name"] = name;
    }

    /// <summary>Gives a choice of a list another name, in every condition on who offers it, and where it is a default.</summary>
    public static void RenameChoice(this FormDraft draft, string list, string old, string now)
    {
        foreach (var offering in draft.Offering(list).ToList())
        {
            var named = Regex.Escape("${" + offering["name"] + "}");
            foreach (var row in draft.Survey.Concat(draft.Figures))
            {
                // A constraint, and it alone, means its own question by a point.
                foreach (var column in row.Cells.Keys.Where(column => !column.Contains("::", StringComparison.Ordinal)).ToList())
                    row[column] = Renamed(row[column], row == offering && column == "constraint" ? $@"(?:{named}|\.)" : named);
            }
            offering["default"] = string.Join(' ', offering["default"].Split(' ').Select(choice => choice == old ? now : choice));
        }

        string Renamed(string cell, string question) =>
            Regex.Replace(
                cell,
                $@"(?<before>(?:{question}\s*!?=\s*|selected\(\s*{question}\s*,\s*)(?<mark>['""]))" + Regex.Escape(old) + @"(?=\k<mark>)",
                match => match.Groups["before"].Value + now,
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            );
    }

    /// <summary>The items, by label or name, whose logic names one of these.</summary>
    public static IReadOnlyList<string> Naming(this FormDraft draft, IReadOnlyList<DraftRow> rows)
    {
        var names = rows.Select(row => "${" + row["name"] + "}").ToList();
        return
        [
            .. draft
                .Survey.Except(rows)
                .Concat(draft.Figures)
                .Where(row => row.Cells.Values.Any(cell => names.Exists(name => cell.Contains(name, StringComparison.Ordinal))))
                .Select(row => row["name"]),
        ];
    }

    /// <summary>A name made of a label that no item has yet.</summary>
    public static string FreeName(this FormDraft draft, string label) =>
        Free(label, "q", draft.Survey.Select(row => row["name"]).Concat(draft.Choices.Select(choice => choice["list_name"])));

    /// <summary>An ID for a form made of its title that no other has.</summary>
    public static string FreeFormId(string title, IEnumerable<string> taken) => Free(title, "form", taken);

    /// <summary>A name made of a choice's label that none of these has.</summary>
    public static string FreeChoiceName(string label, IEnumerable<string> taken) => Free(label, "c", taken);

    private static string Free(string label, string without, IEnumerable<string> taken)
    {
        const int longest = 30;
        // Letters lose their accents; everything that is no letter or digit then parts words.
        var letters = label.IsNormalized(NormalizationForm.FormD) ? label : label.Normalize(NormalizationForm.FormD);
        var plain = letters.Where(next => CharUnicodeInfo.GetUnicodeCategory(next) != UnicodeCategory.NonSpacingMark);
        var words = string.Concat(plain.Select(next => char.IsAsciiLetterOrDigit(next) ? char.ToLowerInvariant(next) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('_', words);
        name = (name.Length > longest ? name[..longest] : name).Trim('_');
        if (name.Length == 0)
            name = without;
        else if (char.IsAsciiDigit(name[0]))
            name = $"{without}_{name}";
        // Other tools keep two names for themselves.
        var known = taken.Concat(["data", "meta"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, known.Count + 1).Select(at => at == 1 ? name : $"{name}_{at}").First(one => !known.Contains(one));
    }

    private static int EndOf(FormDraft draft, int from)
    {
        var open = 0;
        for (var at = from; at < draft.Survey.Count; at++)
        {
            open +=
                draft.Survey[at].Begins ? 1
                : draft.Survey[at].Ends ? -1
                : 0;
            if (open <= 0)
                return at;
        }
        return draft.Survey.Count - 1;
    }
}
