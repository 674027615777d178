using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.Tests.Pages;

/// <summary>Figures of every shape and verdict.</summary>
[Bilingual]
public sealed class FiguresModel : PageModel
{
    private const string Agencies = "agencies that answered the question";

    public static readonly Figure Turnover = Share("Had some turnover", 19, 30) with { Name = "agency.turnover.yes" };

    /// <summary>A withheld figure whose numbers are, wrongly, still in it: 3 of 8887.</summary>
    public static readonly Figure Withheld = Share("Had a layoff", 3, 8887) with
    {
        Verdict = new Verdict(Presentation.Suppress, "it stands for 10 or fewer persons"),
    };

    public static readonly IReadOnlyList<FigureTable> Tables =
    [
        new()
        {
            Name = "agency.activities",
            Title = "In which activities do peer workers take part at your agency?",
            Columns = ["Agencies"],
            Note = "Several answers were possible.",
            Rows =
            [
                One(Share("Team meetings and the planning of care", 25, 30)),
                One(Share("Discussions of policies and programs, boards and committees that decide about services, and the review of data", 24, 30)),
                One(Share("Social events", 22, 30) with { Verdict = new Verdict(Presentation.ShowWithNote, "the interval is wide") }),
                One(Withheld),
                One(Share(FieldsModel.Hostile, 2, 30) with { Verdict = new Verdict(Presentation.Review, "") }),
                One(Share("Nobody was asked", 0, 0) with { Estimate = null, Interval = null, Count = null }),
            ],
        },
        new()
        {
            Name = "agency.descriptions.by.region",
            Title = "Written job descriptions, by region",
            Columns = ["Boston", "Central", "West"],
            Rows =
            [
                new("For all peer positions", [Share("", 9, 12), Share("", 4, 6), Withheld]),
                new("For some", [Share("", 2, 12), Share("", 2, 6), Share("", 1, 5)]),
            ],
        },
        new()
        {
            Name = "peer.hours",
            Title = "Hours a week",
            Columns = [""],
            Shape = FigureShape.Distribution,
            Rows = [One(Share("1–10", 4, 64)), One(Share("11–20", 28, 64)), One(Share("21–37", 5, 64)), One(Share("38+", 27, 64))],
        },
        new()
        {
            Name = "agency.size",
            Title = "The workforce in numbers",
            Columns = ["All agencies"],
            Shape = FigureShape.Numbers,
            Rows =
            [
                One(Number("Peers employed", FigureKind.Total, 250, null, "people")),
                One(Number("Lowest hourly wage", FigureKind.Quantile, 8, null, "dollars an hour")),
                One(Number("Peers for each agency", FigureKind.Mean, 8.3333, new FigureInterval(5.2, 11.5, "t"), "")),
            ],
        },
        new()
        {
            Name = "goals.certified",
            Title = "Share of peer workers who are certified",
            Columns = ["Direct service", "Management"],
            Shape = FigureShape.OverWaves,
            Rows = [Wave("2010", 71, 218, 18, 32), Wave("2024", 150, 260, 30, 41), Wave("2026", 201, 290, 33, 44)],
        },
    ];

    public static Figure Share(string label, int count, int of) =>
        new()
        {
            Name = "test." + label,
            Label = label,
            Kind = FigureKind.Share,
            Base = new FigureBase(Agencies, of),
            Count = count,
            Estimate = of == 0 ? null : (double)count / of,
            Interval = of == 0 ? null : Around((double)count / of, of),
            Source = new FigureSource("2010", "test", "share"),
        };

    private static Figure Number(string label, FigureKind kind, double value, FigureInterval? interval, string unit) =>
        new()
        {
            Name = "test." + label,
            Label = label,
            Kind = kind,
            Base = new FigureBase(Agencies, 30),
            Estimate = value,
            Interval = interval,
            Unit = unit,
            Source = new FigureSource("2010", "test", "number"),
        };

    private static FigureRow Wave(string wave, int direct, int allDirect, int management, int allManagement) =>
        new(wave, [Share("", direct, allDirect) with { Source = new(wave, "", "") }, Share("", management, allManagement) with { Source = new(wave, "", "") }]);

    private static FigureRow One(Figure figure) => new(figure.Label, [figure]);

    /// <summary>Wilson's interval at 95%.</summary>
    private static FigureInterval Around(double share, int of)
    {
        const double z = 1.959963984540054;
        var centre = (share + (z * z / (2 * of))) / (1 + (z * z / of));
        var reach = z / (1 + (z * z / of)) * Math.Sqrt((share * (1 - share) / of) + (z * z / (4.0 * of * of)));
        return new FigureInterval(Math.Max(0, centre - reach), Math.Min(1, centre + reach), "Wilson");
    }
}
