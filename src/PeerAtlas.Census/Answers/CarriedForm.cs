using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>A form of which the page itself carries the answers so far, so that the server keeps nothing on the way.</summary>
internal static class CarriedForm
{
    /// <summary>Stands for the review where a page's name would.</summary>
    public const string ReviewPage = ":review";

    /// <summary>How large what is sent may be.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>The answers to the other pages. Hostile or damaged text counts as none.</summary>
    public static AnswerSet Answers(IFormCollection sent)
    {
        try
        {
            return AnswerSet.FromJson(sent[FormFields.Answers].ToString());
        }
        // Half of a pair of surrogates is no text.
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
        {
            return AnswerSet.Empty;
        }
    }

    /// <summary>The page that is changed from the review, or shown again by the browser's history; null when none is.</summary>
    public static Page? FromReview(SurveyForm form, string action) =>
        new[] { "edit:", FormPost.ShowAction }
            .Where(start => action.StartsWith(start, StringComparison.Ordinal))
            .Select(start => form.Find(action[start.Length..]))
            .FirstOrDefault(page => page is not null);

    /// <summary>The page to which a page leads that was sent and is left; null for the review.</summary>
    public static Page? Next(SurveyForm form, FormPost post) =>
        post.Step switch
        {
            FormStep.Back => form.Before(post.Page, post.Sheet) ?? post.Page,
            // A page that these answers leave out gives way to the next one.
            FormStep.Show => post.Target is null || form.Shown(post.Sheet).Contains(post.Target) ? post.Target : form.After(post.Target, post.Sheet),
            _ => form.After(post.Page, post.Sheet),
        };
}
