namespace PeerAtlas.Cli.Analysis;

/// <summary>A field of a document begins and has no end, so that nobody can tell what is its instruction and what is text.</summary>
internal sealed class UnendedFieldException : Exception;
