namespace PeerAtlas.Tables;

/// <summary>A column of words, numbered.</summary>
/// <param name="Levels">The different words, in the order in which they came; their place is their code.</param>
/// <param name="Codes">The code of each row, −1 where the cell is missing.</param>
public sealed record CodedColumn(IReadOnlyList<string> Levels, int[] Codes);
