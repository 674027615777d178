using System.Text;

namespace PeerAtlas.Certification.Rules;

/// <summary>Names of topics, providers and courses as people write them.</summary>
internal static class Named
{
    /// <summary>Without what people write differently: capitals, blanks, hyphens and other marks.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                plain.Append(Rune.ToLowerInvariant(rune));
            else if (rune.Value == '&')
                plain.Append("and");
        }

        return plain.Length > 0 ? plain.ToString() : name;
    }
}
