using System.Text.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>What a text, number or truth means where it stands (JSON-LD 1.1 API, 5.3).</summary>
internal static class ValueExpansion
{
    public static ExpandedItem Of(ActiveContext active, string? property, JsonElement value)
    {
        var term = active.Find(property);
        var isText = value.ValueKind == JsonValueKind.String;
        if (isText && term?.ValueType is "@id" or "@vocab")
            return new ExpandedNode { Id = Address(active, value.GetString()!, isVocabulary: term.ValueType == "@vocab") };
        if (term?.ValueType is { } type and not ("@id" or "@vocab" or "@none"))
            return new ExpandedValue(value, type);
        if (!isText)
            return new ExpandedValue(value);
        return new ExpandedValue(value, Language: term is { Language.IsTold: true } ? term.Language.Language : active.Language);
    }

    /// <summary>The address of a thing, which has to be a whole one.</summary>
    public static string Address(ActiveContext active, string text, bool isVocabulary)
    {
        var address = active.Expand(text, isVocabulary);
        return address is not null && (Keywords.HasScheme(address) || Keywords.IsBlank(address))
            ? address
            : throw new LinkedDataException($"“{LinkedDataException.Shown(text)}” is no whole address, so that no signature protects it.");
    }
}
