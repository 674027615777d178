using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Census.Pages.Drafts;

/// <summary>Puts what is typed of an item into its row, and says at the field what cannot be.</summary>
/// <param name="draft">The questionnaire, which is changed.</param>
/// <param name="row">The item, one of its rows.</param>
/// <param name="form">What is typed.</param>
/// <param name="state">Where refusals are said.</param>
internal sealed class ItemChange(FormDraft draft, DraftRow row, ItemForm form, ModelStateDictionary state)
{
    private readonly ItemForm before = ItemForm.Of(draft, row);

    public void Apply()
    {
        PutType();
        PutName();
        PutTexts();
        PutRelevant();
        if (!row.Begins)
        {
            if (form.Required && Typed("required").Length > 0)
                state.Refuse("More[required]", "Tick “It must be answered”, or say when it must, not both.");
            row["required"] = form.Required ? "yes" : Typed("required");
            PutConstraint();
        }
        foreach (var column in ItemForm.Typed.Where(column => column != "required" && form.More.ContainsKey(column)))
            row[column] = Typed(column);
        foreach (var (column, cell) in row.Cells.Where(cell => cell.Value.Length > FormDraft.LongestCell))
            state.Refuse(Field(column.Split("::")[0]) ?? "", $"Use at most {FormDraft.LongestCell:N0} characters; these are {cell.Length:N0}.");
        SayWhatStops();
    }

    private string Typed(string column) => form.More.GetValueOrDefault(column)?.Trim() ?? "";

    private void PutType()
    {
        var old = row.List;
        var hasChoices = form.Type is "select_one" or "select_multiple" or "rank";
        if (!hasChoices)
        {
            if (!row.Begins && form.Choices.Exists(choice => !choice.IsEmpty))
                state.Refuse(nameof(ItemForm.Type), "Choices are typed below. Choose a type that offers choices, or empty them.");
            draft.Retype(row, form.Type!);
        }
        else
        {
            var list = string.IsNullOrEmpty(form.List) ? "" : form.List;
            var isChosen = list.Length > 0 && list != old && draft.ChoicesOf(list).Count > 0;
            if (list.Length == 0)
                list = old.Length > 0 && draft.Offering(old).Count() == 1 ? old : draft.FreeName(form.Name ?? "choices");
            var shared = list;
            if (MustBeItsOwn(list, old))
                list = draft.FreeName(form.Name ?? "choices");
            row["type"] = $"{form.Type} {list}{(form.OrOther && form.Type != "rank" ? " or_other" : "")}";
            if (list != shared && (isChosen || draft.ChoicesOf(shared).Count > ItemForm.MostChoices))
                draft.CopyChoices(shared, list);
            else if (!isChosen)
                PutChoices(list);
        }
        if (old.Length > 0 && old != row.List && !draft.Offering(old).Any())
            draft.Choices.RemoveAll(choice => choice["list_name"] == old);
    }

    /// <summary>
    /// Other programs add "other" to the list, and so to every question that offers it: where one question does, each has a list of its own. What is saved
    /// unchanged stays.
    /// </summary>
    private bool MustBeItsOwn(string list, string old)
    {
        var others = draft.Offering(list).Where(other => other != row).ToList();
        return others.Count > 0 && (form.OrOther || others.Exists(HasOther)) && (list != old || form.OrOther != before.OrOther);
    }

    private void PutChoices(string list)
    {
        var stored = draft.ChoicesOf(list);
        if (stored.Count > ItemForm.MostChoices)
            return;
        var typed = form
            .Choices.Select((choice, at) => (choice, at))
            .Where(one => !one.choice.IsEmpty)
            .OrderBy(one => one.choice.Place ?? int.MaxValue)
            // Who is given a place stands before whoever stood there.
            .ThenBy(one => one.choice.Place == one.at + 1)
            .ToList();
        if (typed.Count == 0)
            state.Refuse("Choices[0].Label[0]", "Give at least one choice.");
        var first = draft.Choices.FindIndex(choice => choice["list_name"] == list);
        draft.Choices.RemoveAll(choice => choice["list_name"] == list);
        var rows = new List<DraftRow>();
        foreach (var (choice, at) in typed)
        {
            var target = stored.Find(one => one.Id == choice.Id)
                ?? new DraftRow(Math.Max(draft.NextId(), rows.Select(one => one.Id + 1).DefaultIfEmpty().Max()), []);
            var was = target["name"];
            target["list_name"] = list;
            for (var language = 0; language < draft.Languages.Count; language++)
                target[FormDraft.Column("label", draft.Languages[language])] = choice.Label.ElementAtOrDefault(language) ?? "";
            if (ChoiceMarks.Put(target, choice.Marks ?? "") is { } unread)
                state.Refuse($"Choices[{at}].Marks", unread);
            target["name"] = string.IsNullOrWhiteSpace(choice.Name)
                ? DraftOutline.FreeChoiceName(choice.Label[0] ?? "", rows.Select(one => one["name"]))
                : choice.Name;
            if (!FormDraft.IsChoiceName(target["name"]))
                state.Refuse($"Choices[{at}].Name", "A choice's name is made of letters, digits, underscores, hyphens and points, 64 at most, without spaces.");
            else if (rows.Exists(one => string.Equals(one["name"], target["name"], StringComparison.OrdinalIgnoreCase)))
                state.Refuse($"Choices[{at}].Name", $"Another choice of this list is named {target["name"]}.");
            if (string.IsNullOrWhiteSpace(choice.Label.ElementAtOrDefault(0)))
                state.Refuse($"Choices[{at}].Label[0]", $"Write the choice in {draft.Languages[0]}.");
            if (was.Length > 0 && was != target["name"])
                draft.RenameChoice(list, was, target["name"]);
            rows.Add(target);
        }
        draft.Choices.InsertRange(first < 0 ? draft.Choices.Count : first, rows);
    }

    private void PutName()
    {
        var name = form.Name?.Trim() ?? "";
        if (name.Length == 0)
            name = row["name"].Length > 0 ? row["name"] : draft.FreeName(form.In.GetValueOrDefault("label")?.ElementAtOrDefault(0) ?? "");
        if (!FormDraft.IsName(name))
            state.Refuse(nameof(ItemForm.Name), FormDraft.NameRule);
        else if (draft.Survey.Exists(other => other != row && IsSame(other["name"], name)))
            state.Refuse(nameof(ItemForm.Name), $"Another item is named {name}.");
        else if (
            draft.Survey.Exists(other =>
                other != row && (HasOther(row) && IsSame(other["name"], name + "_other") || HasOther(other) && IsSame(name, other["name"] + "_other"))
            )
        )
            state.Refuse(
                nameof(ItemForm.Name),
                "What is written for “other” is named like the question with _other behind it, and another item has that name. Give another name."
            );
        else
            draft.Rename(row, name);
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool HasOther(DraftRow item) => item["type"].EndsWith(" or_other", StringComparison.Ordinal);

    private void PutTexts()
    {
        foreach (var (key, texts) in form.In.Where(text => FormDraft.Texts.Contains(text.Key)))
        {
            for (var language = 0; language < draft.Languages.Count; language++)
                row[FormDraft.Column(key, draft.Languages[language])] = texts.ElementAtOrDefault(language) ?? "";
        }
        if (!row.Begins && row.Type != "calculate" && row[FormDraft.Column("label", draft.Languages[0])].Length == 0)
            state.Refuse("In[label][0]", $"Write what is asked in {draft.Languages[0]}.");
    }

    private void PutRelevant()
    {
        var hand = form.Relevant?.Trim() ?? "";
        CheckConditions();
        var chosen = form.Conditions.Select((condition, at) => (Condition: condition.Read(), at)).Where(one => one.Condition is not null).ToList();
        if (hand.Length > 0 && chosen.Count > 0)
            state.Refuse(nameof(ItemForm.Relevant), "Choose conditions, or write one by hand, not both.");
        foreach (var (condition, at) in chosen)
            CheckValue(condition!, at);
        // What was not changed stays as it is written.
        if (hand.Length > 0 || chosen.Count == 0)
            row["relevant"] = hand;
        else if (!Same(form, before))
            row["relevant"] = new Conditions([.. chosen.Select(one => one.Condition!)], form.IsAny).Write(TypeOf);

        static bool Same(ItemForm one, ItemForm other) =>
            one.IsAny == other.IsAny
            && one.Conditions.Select(condition => condition.Read())
                .OfType<Condition>()
                .SequenceEqual(other.Conditions.Select(condition => condition.Read()).OfType<Condition>());
    }

    private void CheckConditions()
    {
        var offered = DraftWords.Tests(draft, row).Select(test => test.Value).ToHashSet(StringComparer.Ordinal);
        for (var at = 0; at < form.Conditions.Count; at++)
        {
            var condition = form.Conditions[at];
            if (condition.Test is not { Length: > 0 })
                state.Refuse($"Conditions[{at}].Test", condition.Value is { Length: > 0 } ? "Choose what is asked of which answer, or empty the value." : null);
            else if (!offered.Contains(condition.Test) || condition.Read() is null)
                state.Refuse($"Conditions[{at}].Test", "Choose a condition of the list. The question or choice may have gone.");
        }
    }

    private void CheckValue(Condition condition, int at)
    {
        if (!Condition.NeedsValue(condition.Test) || form.Conditions[at].Test!.Split('|').Length > 2)
            return;
        var (value, type) = (condition.Value, TypeOf(condition.Question));
        var isDay = DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        state.Refuse(
            $"Conditions[{at}].Value",
            value.Length == 0 ? "Write the value."
                : type is "integer" or "decimal" or "range" && !FormDraft.IsNumber(value) ? "Write a number, such as 12 or 12.5."
                : type == "date" && !isDay && value != "today()" ? "Write a day as 2026-11-30, or today()."
                : type == "time" && !TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "Write a time as 09:30."
                : value.Contains('\'', StringComparison.Ordinal) && value.Contains('"', StringComparison.Ordinal)
                    ? "A value cannot hold both kinds of quotation marks."
                : null
        );
    }

    private string TypeOf(string question) => draft.Survey.Find(other => other["name"] == question)?.Type ?? "text";

    private void PutConstraint()
    {
        var hand = form.Constraint?.Trim() ?? "";
        if (hand.Length > 0 && !form.Limits.IsEmpty)
            state.Refuse(nameof(ItemForm.Constraint), "Fill in limits, or write what must hold by hand, not both.");
        if (form.Limits.Problem(row.Type, out var field) is { } problem)
            state.Refuse(field, problem);
        if (hand.Length > 0 || form.Limits.IsEmpty)
            row["constraint"] = hand;
        else if (form.Limits != before.Limits || form.Type != before.Type)
            row["constraint"] = form.Limits.Write(row.Type);
    }

    /// <summary>What stops the form at this item is said at the field where it is typed; that a group is still empty stops nobody from writing on.</summary>
    private void SayWhatStops()
    {
        if (!state.IsValid)
            return;
        foreach (var remark in draft.Read().Remarks.Where(remark => remark.Kind == RemarkKind.Stops && remark.Sheet == "survey"))
        {
            foreach (var place in remark.Places.Where(place => place.Row == row.Id))
            {
                if (Field(remark.What) is { } field)
                    state.Refuse(field, remark.Text + (place.Character is { } at ? string.Create(CultureInfo.InvariantCulture, $" (character {at})") : ""));
            }
        }
    }

    private string? Field(string column) =>
        column switch
        {
            "relevant" when form.Conditions.FindIndex(condition => condition.Read() is not null) is >= 0 and var at => $"Conditions[{at}].Test",
            "relevant" => nameof(ItemForm.Relevant),
            "constraint" when !form.Limits.IsEmpty => form.Limits.Least.Length > 0 ? nameof(ItemForm.Least) : nameof(ItemForm.Most),
            "constraint" => nameof(ItemForm.Constraint),
            "required" when form.Required => nameof(ItemForm.Required),
            "type" => row.Begins ? null : nameof(ItemForm.Type),
            "name" => nameof(ItemForm.Name),
            _ when FormDraft.Texts.Contains(column) => $"In[{column}][0]",
            _ when ItemForm.Typed.Contains(column) => $"More[{column}]",
            _ => "",
        };
}
