using Microsoft.AspNetCore.Razor.TagHelpers;
using PeerAtlas.Design.Figures;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// One figure in a sentence, with what it rests on: <c>&lt;usa-figure value="turnover" /&gt;</c> writes "63% (19 of 30; 95% interval 46%
/// to 78%)".
/// </summary>
[HtmlTargetElement("usa-figure")]
public sealed class FigureTagHelper(Language language) : TagHelper
{
    /// <summary>The figure.</summary>
    public Figure Value { get; set; } = null!;

    /// <summary>Writes the figure.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("span", "pa-figure-inline");
        output.Attributes.SetAttribute("data-figure", Value.Name);
        output.Content.AppendHtml(Html.Tag("strong", "", FigureText.Estimate(Value, language)));
        var details = string.Join("; ", Details().Where(detail => detail.Length > 0));
        if (details.Length > 0)
            output.Content.AppendHtml(Html.Tag("span", "pa-figure__detail", $" ({details})"));
    }

    private IEnumerable<string> Details()
    {
        var number = FigureText.Number(Value, language);
        yield return Value.Count is null && number.Length > 0 ? "n = " + number : number;
        var interval = FigureText.Interval(Value, language);
        var level = (100 * (Value.Interval?.Level ?? 0)).ToString("0.#", language.Culture);
        yield return interval.Length == 0 ? "" : language[FieldWords.Interval, level, interval];
        yield return FigureText.Verdict(Value, language);
    }
}
