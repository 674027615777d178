namespace PeerAtlas.Lists.Values;

/// <summary>Words for yes and no.</summary>
public static class YesNoText
{
    /// <summary>Yes or no; null when the text is neither.</summary>
    public static bool? Read(string text) =>
        CleanText.Words(text) switch
        {
            "yes"
            or "y"
            or "true"
            or "t"
            or "1"
            or "x"
            or "si"
            or "s"
            or "active"
            or "activo"
            or "activa"
            or "open"
            or "present"
            or "presente"
            or "abierto"
            or "ja"
            or "oui" => true,
            "no"
            or "n"
            or "false"
            or "f"
            or "0"
            or "inactive"
            or "inactivo"
            or "inactiva"
            or "closed"
            or "absent"
            or "ausente"
            or "cerrado"
            or "nein"
            or "non" => false,
            _ => text.Trim() is "✓" or "✔" or "☑" ? true
            : text.Trim() is "☐" or "✗" or "✘" ? false
            : null,
        };
}
