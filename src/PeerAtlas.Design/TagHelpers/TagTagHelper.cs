using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>The colour of a tag; its word says the same.</summary>
public enum TagTone
{
    /// <summary>No judgement.</summary>
    Neutral,

    /// <summary>Going on.</summary>
    Info,

    /// <summary>Done, reached.</summary>
    Success,

    /// <summary>Wants attention.</summary>
    Warning,

    /// <summary>Failed, refused.</summary>
    Error,
}

/// <summary>A status in a word or two: <c>&lt;usa-tag tone="Success"&gt;Complete&lt;/usa-tag&gt;</c>.</summary>
[HtmlTargetElement("usa-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>Its colour.</summary>
    public TagTone Tone { get; set; }

    /// <summary>Writes the tag.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become("span", $"usa-tag pa-tag pa-tag--{Tone.ToString().ToLowerInvariant()}");
}
