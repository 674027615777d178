using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>How much a button stands out.</summary>
public enum ButtonVariant
{
    /// <summary>The page's main action.</summary>
    Primary,

    /// <summary>Another action beside the main one.</summary>
    Outline,

    /// <summary>An action that takes something away.</summary>
    Danger,

    /// <summary>Looks like a link.</summary>
    Unstyled,
}

/// <summary>
/// A button that sends its form, or with <c>href</c> a link that looks like a button: <c>&lt;usa-button&gt;Save&lt;/usa-button&gt;</c>.
/// For a handler or a link to a page by name write <c>&lt;button class="usa-button" asp-page-handler="…"&gt;</c> or
/// <c>&lt;a class="usa-button" asp-page="…"&gt;</c>.
/// </summary>
[HtmlTargetElement("usa-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>How much it stands out.</summary>
    public ButtonVariant Variant { get; set; }

    /// <summary>Where it leads; a button that sends its form when there is none.</summary>
    public string? Href
    {
        get;
        // A page that gives none gives an empty one.
        set => field = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>The button's type.</summary>
    public string Type { get; set; } = "submit";

    /// <summary>Writes the button or link.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var variant = Variant switch
        {
            ButtonVariant.Outline => " usa-button--outline",
            ButtonVariant.Danger => " usa-button--secondary",
            ButtonVariant.Unstyled => " usa-button--unstyled",
            _ => "",
        };
        output.Become(Href is null ? "button" : "a", "usa-button" + variant);
        output.Attributes.SetAttribute(Href is null ? "type" : "href", Href ?? Type);
    }
}
