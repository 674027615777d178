using PeerAtlas.Design;

namespace PeerAtlas.Documents.Pdf;

/// <summary>Why a PDF cannot be had.</summary>
public enum PdfProblem
{
    /// <summary>There is no Chromium, or none that can be started.</summary>
    NotOffered,

    /// <summary>Many are being made.</summary>
    Busy,

    /// <summary>It is still being made.</summary>
    NotYet,

    /// <summary>It took too long.</summary>
    TookLong,

    /// <summary>Making it failed.</summary>
    Failed,
}

/// <summary>A PDF cannot be made here or now; the message says why and what to do.</summary>
public sealed class PdfException(PdfProblem problem) : Exception(TextOf(problem).English)
{
    /// <summary>Why.</summary>
    public PdfProblem Problem => problem;

    /// <summary>Whether it can be had a little later.</summary>
    public bool IsBusy => problem is PdfProblem.Busy or PdfProblem.NotYet;

    /// <summary>The message in both languages.</summary>
    public static Words TextOf(PdfProblem problem) =>
        problem switch
        {
            PdfProblem.NotOffered => PdfWords.NotOffered,
            PdfProblem.Busy => PdfWords.Busy,
            PdfProblem.NotYet => PdfWords.NotYet,
            PdfProblem.TookLong => PdfWords.TookLong,
            _ => PdfWords.Failed,
        };
}
