namespace PeerAtlas.Design;

/// <summary>One of the answers that a select, radio buttons or checkboxes offer.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Hint">A line below it (radio buttons and checkboxes).</param>
/// <param name="Group">The heading it stands under (select).</param>
public sealed record Choice(string Value, string Label, string? Hint = null, string? Group = null);
