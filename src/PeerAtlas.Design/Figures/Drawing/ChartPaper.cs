namespace PeerAtlas.Design.Figures.Drawing;

/// <summary>What a chart is drawn on. Letters are 14 units high on both, so that they are read at the width that each is for.</summary>
/// <param name="Width">In units of the drawing.</param>
/// <param name="CssClass">By which a style sheet shows it or not.</param>
internal sealed record ChartPaper(double Width, string CssClass)
{
    /// <summary>About how wide a letter is, in units.</summary>
    public const double Letter = 7.5;

    public static readonly ChartPaper Wide = new(720, "pa-chart--wide");
    public static readonly ChartPaper Narrow = new(320, "pa-chart--narrow");

    public bool IsNarrow => this == Narrow;
}
