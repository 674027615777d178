using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// A moment in the authority's time zone, <c>&lt;usa-time utc="wave.ClosesAt" /&gt;</c>, or a date, <c>&lt;usa-time date="wave.OpensOn" /&gt;</c>.
/// Writes a dash when there is none.
/// </summary>
[HtmlTargetElement("usa-time")]
public sealed class TimeTagHelper(Language language, IOptions<AuthorityIdentity> authority) : TagHelper
{
    /// <summary>A moment in UTC.</summary>
    public DateTime? Utc { get; set; }

    /// <summary>A date without a time.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>Whether only the moment's date is shown.</summary>
    public bool DateOnly { get; set; }

    /// <summary>Writes the time.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Utc is { } utc)
        {
            var local = authority.Value.Local(utc);
            output.Attributes.SetAttribute("datetime", local.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            output.Content.SetContent(DateOnly ? language.Day(System.DateOnly.FromDateTime(local.DateTime)) : Words(local));
        }
        else if (Date is { } date)
        {
            output.Attributes.SetAttribute("datetime", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            output.Content.SetContent(language.Day(date));
        }
        else
        {
            output.TagName = "span";
            output.Content.SetContent("–");
        }
    }

    private string Words(DateTimeOffset local) =>
        language.Day(System.DateOnly.FromDateTime(local.DateTime)) + ", " + local.ToString("h:mm tt", language.Culture);
}
