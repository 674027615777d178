using System.Globalization;
using System.Text;

namespace PeerAtlas.Reports.Drafts;

/// <summary>Makes public addresses from titles: lower-case letters and digits, with hyphens between.</summary>
internal static class Slug
{
    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        // Room is left for a number, should the slug be taken.
        var longest = Report.SlugLength - 10;
        var text = (slug.Length > longest ? slug.ToString(0, longest) : slug.ToString()).Trim('-');
        return text.Length > 0 ? text : "report";
    }

    public static bool IsValid(string slug) =>
        slug.Length is > 0 and <= Report.SlugLength
        && slug.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        && slug[0] != '-'
        && slug[^1] != '-';
}
