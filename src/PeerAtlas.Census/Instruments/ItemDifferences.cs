using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Instruments;

/// <summary>One thing about an item that reads differently in two versions.</summary>
/// <param name="What">Which thing.</param>
/// <param name="Before">In the older version; empty when it was not there.</param>
/// <param name="After">In the newer version; empty when it is not there.</param>
internal sealed record ItemDifference(string What, string Before, string After);

/// <summary>Sets out item by item what two versions of an instrument say differently.</summary>
internal static class ItemDifferences
{
    /// <summary>The differences of one item, side by side.</summary>
    public static IReadOnlyList<ItemDifference> Of(Instrument old, Instrument @new, ItemComparison compared)
    {
        var (before, after) = (old.Find(compared.Name), @new.Find(compared.Name));
        var languages = old.Languages.Concat(@new.Languages).DistinctBy(language => language.Code).ToList();
        var all = Texts(before, after, languages)
            .Append(new("Type", before is null ? "" : InstrumentWords.Type(before), after is null ? "" : InstrumentWords.Type(after)))
            .Concat(Logic(before, after))
            .Concat(compared.Choices.SelectMany(choice => Choices(choice, Label(old, before, choice), Label(@new, after, choice), languages)));
        if (compared.Changes.HasFlag(ItemChanges.Moved))
            all = all.Append(Place(compared));
        return [.. all.Where(difference => difference.Before != difference.After)];
    }

    private static ItemDifference Place(ItemComparison compared) =>
        compared.OldPath == compared.NewPath
            ? new("Place", "in the earlier order", "in another order")
            : new("Place", compared.OldPath ?? "", compared.NewPath ?? "");

    private static IEnumerable<ItemDifference> Texts(Node? before, Node? after, IReadOnlyList<InstrumentLanguage> languages)
    {
        foreach (var language in languages)
        {
            yield return Text("Label", before?.Label, after?.Label, language);
            yield return Text("Help", before?.Hint, after?.Hint, language);
            yield return Text("Message when it is missing", (before as Question)?.RequiredMessage, (after as Question)?.RequiredMessage, language);
            yield return Text("Message when it cannot be", (before as Question)?.ConstraintMessage, (after as Question)?.ConstraintMessage, language);
        }
    }

    private static IEnumerable<ItemDifference> Logic(Node? before, Node? after)
    {
        var was = before is null ? [] : InstrumentWords.Logic(before).ToDictionary(part => part.Name, part => part.Text, StringComparer.Ordinal);
        var now = after is null ? [] : InstrumentWords.Logic(after).ToDictionary(part => part.Name, part => part.Text, StringComparer.Ordinal);
        return was.Keys.Union(now.Keys).Select(name => new ItemDifference(name, was.GetValueOrDefault(name, ""), now.GetValueOrDefault(name, "")));
    }

    private static IEnumerable<ItemDifference> Choices(string name, LocalizedText? before, LocalizedText? after, IReadOnlyList<InstrumentLanguage> languages) =>
        languages.Select(language => Text($"Choice {name}", before, after, language));

    private static ItemDifference Text(string what, LocalizedText? before, LocalizedText? after, InstrumentLanguage language) =>
        new($"{what} ({language.Name})", Exactly(before, language), Exactly(after, language));

    // What falls back to another language is not a text of this one.
    private static string Exactly(LocalizedText? text, InstrumentLanguage language) =>
        text is not null && text.Has(language.Code) ? text.In(language.Code) : "";

    private static LocalizedText? Label(Instrument instrument, Node? node, string choice) =>
        node is Question question ? instrument.ChoicesOf(question).FirstOrDefault(known => known.Name == choice)?.Label : null;
}
