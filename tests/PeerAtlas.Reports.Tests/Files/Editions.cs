using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Files;
using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Tests.Files;

/// <summary>A report with everything that a report can hold.</summary>
internal static class Editions
{
    public const string Hostile = "A & B <script>alert('x')</script> \u0001]]>";

    public static ReportEdition Full =>
        new(
            new ReportDocument
            {
                Title = "Peer workers " + Hostile,
                Publisher = "State Mental Health Authority",
                Wave = "2026",
                OpensOn = new(2026, 4, 1),
                ClosesOn = new(2026, 5, 31),
                Presentation = UnreliableFigures.ShowMarked,
                Sections =
                [
                    new("section-1", "Hours & pay", [Narrative(), new TableBlock(Bars), new TableBlock(Groups), new TableBlock(Numbers)]),
                    new(
                        "section-2",
                        "Over the years",
                        [new TableBlock(Waves), new TableBlock(Withheld), new CommentBlock("agency survey", "What helped?", "First line.\nSecond line.")]
                    ),
                    new("limitations", "Limitations", [new LimitationBlock("Small numbers", "It rests on thirty responses.")]),
                ],
                Quoted = [Marked],
            },
            2,
            new(2026, 7, 1),
            "Late answers were added.",
            "https://census.example.org/published/peer-workers/2"
        );

    public static FigureTable Bars =>
        Table(
            "agency.turnover",
            "Was there turnover?",
            FigureShape.Bars,
            ["Share"],
            ("Some turnover", [Share("agency.turnover.yes.share", 19, 30)]),
            ("No turnover", [Share("agency.turnover.no.share", 11, 30)])
        );

    private static Figure Marked => Share("agency.rare.yes.share", 7, 30) with { Verdict = new(Presentation.ShowWithNote, "few answers") };

    private static FigureTable Groups =>
        Table(
            "agency.turnover.by.region",
            "Turnover by region",
            FigureShape.Bars,
            ["West", "East"],
            (
                "Some turnover",
                [
                    Share("a.w", 9, 12),
                    Share("a.e", 3, 18) with
                    {
                        Verdict = new(Presentation.Suppress, "fewer than 30 answers"),
                        Estimate = null,
                        Interval = null,
                        Count = null,
                    },
                ]
            ),
            ("No turnover", [Share("b.w", 3, 12), Share("b.e", 15, 18)])
        );

    private static FigureTable Numbers =>
        Table(
            "agency.pay",
            "Pay",
            FigureShape.Numbers,
            ["Value"],
            (
                "Mean",
                [
                    new Figure
                    {
                        Name = "agency.pay.mean",
                        Label = "Mean",
                        Kind = FigureKind.Mean,
                        Base = new("answers", 30),
                        Estimate = 14.204,
                        Unit = "dollars an hour",
                        Source = new("2026", "pay", "mean"),
                    },
                ]
            )
        );

    private static FigureTable Waves =>
        Table(
            "agency.turnover.waves",
            "Turnover over the years",
            FigureShape.OverWaves,
            ["2024", "2026"],
            ("Some turnover", [Share("w.24", 12, 30, "2024"), Share("w.26", 19, 30)]),
            ("No turnover", [Share("v.24", 18, 30, "2024"), Share("v.26", 11, 30)])
        );

    private static FigureTable Withheld =>
        Table(
            "peer.rare",
            "Something rare",
            FigureShape.Bars,
            ["Share"],
            (
                "Yes",
                [
                    Share("peer.rare.yes.share", 2, 7) with
                    {
                        Verdict = new(Presentation.Suppress, "fewer than 30 answers"),
                        Estimate = null,
                        Interval = null,
                        Count = null,
                    },
                ]
            )
        );

    public static Figure Share(string name, int count, int all, string wave = "2026") =>
        FakeWaves.Share("x." + name, name, count, all) with
        {
            Name = name,
            Interval = new(Math.Max(0, ((double)count / all) - 0.1), Math.Min(1, ((double)count / all) + 0.12), "Wilson"),
            Source = new(wave, name, "share"),
        };

    private static FigureTable Table(
        string name,
        string title,
        FigureShape shape,
        IReadOnlyList<string> columns,
        params (string Label, IReadOnlyList<Figure> Cells)[] rows
    ) =>
        new()
        {
            Name = name,
            Title = title,
            Columns = columns,
            Rows = [.. rows.Select(row => new FigureRow(row.Label, row.Cells))],
            Shape = shape,
            Note = "Several answers were allowed.",
        };

    private static NarrativeBlock Narrative() =>
        new([
            new(
                TextKind.Paragraph,
                [
                    new("In "),
                    new("23%") { Figure = "agency.rare.yes.share", Strong = true },
                    new(" of answers, "),
                    new("read more") { Link = "https://example.org/a?b=1&c=2" },
                    new(Hostile),
                ],
                []
            ),
            new(TextKind.Subheading, [new("What helps")], []),
            new(
                TextKind.NumberedList,
                [],
                [
                    new(TextKind.ListItem, [], [Words("First."), new(TextKind.BulletList, [], [new(TextKind.ListItem, [], [Words("Within the first.")])])]),
                    new(TextKind.ListItem, [], [Words("Second."), Words("More on the second.")]),
                ]
            ),
            new(TextKind.Quotation, [], [Words("Said by somebody.")]),
        ]);

    private static TextBlock Words(string words) => new(TextKind.Paragraph, [new(words)], []);
}
