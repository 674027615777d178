using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>Where a person is in a task of several steps: <c>&lt;usa-step-indicator steps="@(["Upload", "Check", "Confirm"])" current="2" /&gt;</c>.</summary>
[HtmlTargetElement("usa-step-indicator")]
public sealed class StepIndicatorTagHelper(Language language) : TagHelper
{
    /// <summary>The steps' names.</summary>
    public IReadOnlyList<string> Steps { get; set; } = [];

    /// <summary>The number of the step that the person is at; the first is 1.</summary>
    public int Current { get; set; } = 1;

    /// <summary>Writes the steps.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Current < 1 || Current > Steps.Count)
            throw new InvalidOperationException($"There is no step {Current} among {Steps.Count}.");
        output.Become("div", "usa-step-indicator usa-step-indicator--counters-sm");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-label", language[FieldWords.Progress]);
        output.Content.AppendHtml(Html.Tag("ol", "usa-step-indicator__segments", Steps.Select((step, index) => Segment(step, index + 1))));
        output.Content.AppendHtml(
            Html.Tag(
                "div",
                "usa-step-indicator__header",
                Html.Tag(
                    "p",
                    "usa-step-indicator__heading",
                    Html.Tag(
                        "span",
                        "usa-step-indicator__heading-counter",
                        Html.Tag("span", "usa-sr-only", language[FieldWords.Step]),
                        Html.Tag("span", "usa-step-indicator__current-step", $"{Current}"),
                        Html.Tag("span", "usa-step-indicator__total-steps", language[FieldWords.OfAllSteps, Steps.Count])
                    ),
                    Html.Tag("span", "usa-step-indicator__heading-text", Steps[Current - 1])
                )
            )
        );
    }

    private TagBuilder Segment(string step, int number)
    {
        var (state, words) = number.CompareTo(Current) switch
        {
            < 0 => (" usa-step-indicator__segment--complete", language[FieldWords.Completed]),
            0 => (" usa-step-indicator__segment--current", ""),
            _ => ("", language[FieldWords.NotCompleted]),
        };
        var label = Html.Tag("span", "usa-step-indicator__segment-label", step);
        if (words.Length > 0)
            label.InnerHtml.AppendHtml(Html.Tag("span", "usa-sr-only", " " + words));
        return Html.Tag("li", "usa-step-indicator__segment" + state, label).With("aria-current", number == Current ? "step" : null);
    }
}
