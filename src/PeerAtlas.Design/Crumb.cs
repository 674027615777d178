namespace PeerAtlas.Design;

/// <summary>A step of a breadcrumb.</summary>
/// <param name="Label">The page's name.</param>
/// <param name="Href">Where it is; null for the page that is being read.</param>
public sealed record Crumb(string Label, string? Href = null);
