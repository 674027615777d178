using System.Text.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>What a text, number or truth means where it stands (JSON-LD 1.1 API, 5.3).</summary>
internal static class ValueExpansion
{
    public static ExpandedItem Of(TermNames? names, ActiveContext active, string? property, JsonElement value)
    {
        var term = active.Find(property);
        var isText = value.ValueKind == JsonValueKind.String;
        if (isText && term?.ValueType == "@id")
            return new ExpandedNode { Id = Address(active, value.GetString()!) };
        if (isText && term?.ValueType == "@vocab")
            return new ExpandedNode { Id = Word(names, active, value.GetString()!) };
        if (term?.ValueType is { } type and not ("@id" or "@vocab" or "@none"))
            return new ExpandedValue(value, type);
        if (!isText)
            return new ExpandedValue(value);
        return new ExpandedValue(value, Language: term is { Language.IsTold: true } ? term.Language.Language : active.Language);
    }

    /// <summary>The address of a thing, which has to be a whole one.</summary>
    public static string Address(ActiveContext active, string text) =>
        active.Expand(text, isVocabulary: false) is { } address && IsWhole(address)
            ? address
            : throw new LinkedDataException($"“{LinkedDataException.Shown(text)}” is no whole address, so that no signature protects it.");

    /// <summary>What a word of a vocabulary stands for, as that of a type.</summary>
    public static string Word(TermNames? names, ActiveContext active, string text)
    {
        if (active.Expand(text, isVocabulary: true) is not { } address || !IsWhole(address))
            throw new LinkedDataException($"No context tells what “{LinkedDataException.Shown(text)}” means, so that no signature protects it.");
        names?.Refuse(text, address);
        return address;
    }

    private static bool IsWhole(string address) => Keywords.HasScheme(address) || Keywords.IsBlank(address);
}
