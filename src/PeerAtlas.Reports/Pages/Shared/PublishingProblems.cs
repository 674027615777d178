using PeerAtlas.Reports.Documents;

namespace PeerAtlas.Reports.Pages;

/// <summary>What stands against publishing, as a page lists it.</summary>
/// <param name="Problems">The problems; the list is not shown when there are none.</param>
/// <param name="ReportId">Whose they are.</param>
public sealed record PublishingProblems(IReadOnlyList<ReportProblem> Problems, Guid ReportId);
