namespace PeerAtlas.Census.Tabulation.Pages;

/// <summary>Names of files that people download.</summary>
internal static class DownloadName
{
    /// <summary>A wave's name as a part of a file name that every system takes.</summary>
    public static string Of(string wave) => string.Concat(wave.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
}
