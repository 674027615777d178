using PeerAtlas.Census.Tabulation;
using PeerAtlas.Instruments;
using PeerAtlas.Tables;
using AnswerSet = PeerAtlas.Instruments.Answers;

namespace PeerAtlas.Census.Tests.Tabulation;

/// <summary>A survey with one question of every kind, and figures of every kind.</summary>
internal static class SmallSurvey
{
    public static Instrument Instrument { get; } =
        XlsForm.Read(
            new TableWorkbook([
                TableSheet.Create(
                    "survey",
                    ["type", "name", "label::English (en)", "relevant", "constraint", "required"],
                    [
                        ["select_one yesno", "turnover", "Was there turnover?", "", "", "yes"],
                        ["select_multiple reasons", "why", "Why did people leave?", "${turnover} = 'yes'", "", ""],
                        ["integer", "peers", "Peers employed", "", ". >= 0", ""],
                        ["integer", "cps", "Of them certified", "", ". <= ${peers}", ""],
                        ["date", "since", "First peer employed on", "", "", ""],
                        ["text", "comment", "Anything else?", "", "", ""],
                        ["begin repeat", "jobs", "Openings", "", "", ""],
                        ["decimal", "pay", "Pay an hour", "", "", ""],
                        ["end repeat", "", "", "", "", ""],
                    ]
                ),
                TableSheet.Create(
                    "choices",
                    ["list_name", "name", "label::English (en)"],
                    [
                        ["yesno", "yes", "Yes"],
                        ["yesno", "no", "No"],
                        ["reasons", "pay", "Pay"],
                        ["reasons", "stress", "Stress"],
                        ["reasons", "moved", "Moved up"],
                    ]
                ),
                TableSheet.Create(
                    "settings",
                    ["form_title", "form_id", "version", "default_language"],
                    [
                        ["Small survey", "small", "1", "English (en)"],
                    ]
                ),
                TableSheet.Create(
                    "figures",
                    ["name", "label::English (en)", "kind", "value", "of", "where", "note"],
                    [
                        ["left_for_pay_share", "Left for pay", "share", "selected(${why}, 'pay')", "", "", ""],
                        ["employers_share", "Employ peers", "share", "${peers} > 0", "", "", ""],
                        ["cps_share", "Certified among peers", "ratio", "${cps}", "${peers}", "", "Agencies with peers only."],
                        ["peers_total", "Peers, in all", "total", "${peers}", "", "", ""],
                    ]
                ),
            ]),
            "small"
        );

    /// <summary>The answers of responses, given as JSON, each of its own organisation unless said otherwise.</summary>
    public static SurveyColumns Answers(IReadOnlyList<string> responses, params int[] organisations)
    {
        var answers = new SurveyColumns(Instrument);
        for (var at = 0; at < responses.Count; at++)
            answers.Add(AnswerSet.FromJson(responses[at]), new DateOnly(2026, 5, 1), organisations.Length > 0 ? organisations[at] : at);
        return answers;
    }

    public static Dictionary<string, Statistics.FigureTable> Tables(SurveyColumns answers) =>
        new Tabulator(Census.Tabulation.Tabulation.Agency, "2026", answers).Tables().ToDictionary(table => table.Name, StringComparer.Ordinal);

    public static Statistics.Figure Figure(this IReadOnlyDictionary<string, Statistics.FigureTable> tables, string name) =>
        tables.Values.SelectMany(table => table.Figures).Single(figure => figure.Name == name);
}
