namespace PeerAtlas.Linkage.Site;

/// <summary>How the browsers of a bad build give away who has which ballot.</summary>
internal enum BallotLeak
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The second part of the letter is sent along with the code, and kept.</summary>
    SecondPartSent,

    /// <summary>The serial is made of the code alone, which the site knows.</summary>
    SerialFromCode,
}
