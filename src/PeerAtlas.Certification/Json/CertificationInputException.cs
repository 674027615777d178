namespace PeerAtlas.Certification.Json;

/// <summary>One thing that is wrong with a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, counted from 1; null where the whole file is meant.</param>
/// <param name="Place">Where in the file, as <c>versions[0].renewal.hours</c>; empty where the whole file is meant.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record InputProblem(string File, int? Line, string Place, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => File + (Line is { } line ? $", line {line}" : "") + (Place.Length > 0 ? $", {Place}" : "") + ": " + Problem;
}

/// <summary>A rule or a person's file cannot be read, or contradicts itself.</summary>
public sealed class CertificationInputException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public CertificationInputException(IReadOnlyList<InputProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>Everything that is wrong, in the order of the file.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }
}
