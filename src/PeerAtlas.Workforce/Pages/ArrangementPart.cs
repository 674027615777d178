using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages;

/// <summary>The supervision of one worker in one agency, as either of the two sees it.</summary>
/// <param name="Agency">The agency's name.</param>
/// <param name="Arrangement">How it stands.</param>
/// <param name="Lines">The lines with the names of whoever supervises.</param>
/// <param name="IsOwn">Whether the reader is supervised.</param>
internal sealed record ArrangementPart(string Agency, Arrangement Arrangement, IReadOnlyList<(SupervisionLine Line, string Name)> Lines, bool IsOwn);
