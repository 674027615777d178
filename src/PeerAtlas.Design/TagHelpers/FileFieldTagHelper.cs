using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// A file to send: <c>&lt;usa-file-field asp-for="File" accept=".csv,.xlsx" max-megabytes="10" /&gt;</c>. The form needs
/// <c>enctype="multipart/form-data"</c>.
/// </summary>
[HtmlTargetElement("usa-file-field")]
public sealed class FileFieldTagHelper(Language language) : FieldTagHelper(language)
{
    /// <summary>The endings that are taken, with commas between; also said in the hint.</summary>
    public string? Accept { get; set; }

    /// <summary>The largest size, which the hint then names; the server has to check it.</summary>
    public int? MaxMegabytes { get; set; }

    private protected override IHtmlContent Group(TagHelperAttributeList attributes)
    {
        var limits = new[]
        {
            Accept is null ? null : Language[FieldWords.Files] + Accept.Replace(",", ", ", StringComparison.Ordinal) + ".",
            MaxMegabytes is null ? null : Language[FieldWords.AtMostMB, MaxMegabytes],
        };
        Hint = string.Join(' ', new[] { Hint }.Concat(limits).Where(part => !string.IsNullOrEmpty(part)));
        return base.Group(attributes);
    }

    private protected override IHtmlContent Control(TagHelperAttributeList attributes) =>
        Wire(Html.Void("input", "usa-input pa-file" + (HasError ? " usa-input--error" : "")).With("type", "file").With("accept", Accept), attributes);
}
