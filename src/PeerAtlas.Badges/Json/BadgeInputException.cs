namespace PeerAtlas.Badges.Json;

/// <summary>A file that was given cannot be read, or says what it may not.</summary>
public sealed class BadgeInputException : Exception
{
    /// <summary>Says what is wrong, in a sentence for whoever gave the file.</summary>
    public BadgeInputException(string message)
        : base(message) { }
}
