using System.Collections.Concurrent;
using PeerAtlas.Design;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>An instrument as it is shown: which pages there are for given answers, and the encoded texts of its questions.</summary>
internal sealed class SurveyForm(Instrument instrument)
{
    private readonly ConcurrentDictionary<(string Question, string Language), QuestionHtml> html = new();
    private readonly ConcurrentDictionary<string, PageLogic?> logic = new(StringComparer.Ordinal);

    public Instrument Instrument => instrument;

    public IReadOnlyList<Page> Pages => instrument.Pages;

    public Page? Find(string? page) => Pages.FirstOrDefault(known => known.Name == page);

    /// <summary>The pages that have something to show.</summary>
    public IReadOnlyList<Page> Shown(AnswerSheet sheet) => [.. Pages.Where(page => IsShown(page, sheet))];

    /// <summary>The shown page behind the given one; null when it is the last.</summary>
    public Page? After(Page page, AnswerSheet sheet) => Pages.SkipWhile(other => other != page).Skip(1).FirstOrDefault(next => IsShown(next, sheet));

    /// <summary>The shown page before the given one; null when it is the first.</summary>
    public Page? Before(Page page, AnswerSheet sheet) => Pages.TakeWhile(other => other != page).LastOrDefault(previous => IsShown(previous, sheet));

    /// <summary>The page's heading: its group's label, or the survey's title for questions without a group.</summary>
    public string Heading(Page page, AnswerSheet sheet, string language) =>
        LabelHtml.Plain((page.Title.IsEmpty ? instrument.Title : sheet.Filled(page.Title, entry: null, answer => answer)).In(language));

    /// <summary>Kept in the product's own languages; a further one may be translated anew at any time.</summary>
    public QuestionHtml Html(Question question, string language) =>
        LanguageCode.Own.Contains(language) ? html.GetOrAdd((question.Name, language), _ => Make(question, language)) : Make(question, language);

    /// <summary>What decides in the browser which questions of the page are asked; null when nothing on it depends on answers to it.</summary>
    public PageLogic? Logic(Page page) => logic.GetOrAdd(page.Name, _ => PageLogic.Of(instrument, page));

    private QuestionHtml Make(Question question, string language) => new(question, instrument.ChoicesOf(question), language);

    private static bool IsShown(Page page, AnswerSheet sheet) =>
        page.Container switch
        {
            Repeat repeat => sheet.IsRelevant(repeat.Name),
            _ => HasAnything(page.Nodes, sheet),
        };

    private static bool HasAnything(IEnumerable<Node> nodes, AnswerSheet sheet) =>
        nodes.Any(node =>
            sheet.IsRelevant(node.Name)
            && node switch
            {
                Question question => question.IsShown,
                Repeat => true,
                Container group => HasAnything(group.Nodes, sheet),
                _ => false,
            }
        );
}
