using System.Text.Json;

namespace PeerAtlas.Platform.Work;

/// <summary>One thing that stands against what was asked, and where.</summary>
/// <param name="Place">Where, such as a line; null when it is about the whole.</param>
/// <param name="Part">Which part of it, such as a column; null when it is about all of it.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record WorkProblem(string? Place, string? Part, string Message);

/// <summary>What came of a work, in words for whoever asked for it.</summary>
/// <param name="Heading">In a few words.</param>
/// <param name="Text">In a sentence or two.</param>
public sealed record WorkOutcome(string Heading, string Text)
{
    /// <summary>Whether what was asked was done; if not, nothing was changed.</summary>
    public bool IsGood { get; init; } = true;

    /// <summary>What stands against it: the first of them.</summary>
    public IReadOnlyList<WorkProblem> Problems { get; init; } = [];

    /// <summary>How many there are.</summary>
    public long ProblemCount { get; init; }

    /// <summary>What <see cref="WorkProblem.Place"/> and <see cref="WorkProblem.Part"/> are, as headers of a table.</summary>
    public string PlaceName { get; init; } = "Line";

    /// <inheritdoc cref="PlaceName"/>
    public string PartName { get; init; } = "Column";

    /// <summary>The name of the file that the work made; null when it made none.</summary>
    public string? FileName { get; init; }

    /// <summary>That file's content type.</summary>
    public string? FileType { get; init; }

    /// <summary>Where to go on, within the site.</summary>
    public string? NextAddress { get; init; }

    /// <summary>That address in words.</summary>
    public string? NextWords { get; init; }

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>As it was kept.</summary>
    public static WorkOutcome FromJson(string json) => JsonSerializer.Deserialize<WorkOutcome>(json)!;
}
