namespace PeerAtlas.Badges.LinkedData;

/// <summary>What a document says cannot be turned into statements that a signature protects, or only with more work than is allowed.</summary>
public sealed class LinkedDataException : Exception
{
    /// <summary>Says what stands in the way, in a sentence for whoever has the document.</summary>
    public LinkedDataException(string message)
        : base(message) { }

    /// <summary>A text of a document as a sentence may show it.</summary>
    internal static string Shown(string text) => text.Length <= 120 ? text : text[..120] + "…";
}
