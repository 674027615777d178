namespace PeerAtlas.Matching.Needs;

/// <summary>How much an opening asks for something.</summary>
public enum Asked
{
    /// <summary>Not at all.</summary>
    No,

    /// <summary>It is welcome, and can be had on the job.</summary>
    Welcome,

    /// <summary>It is needed.</summary>
    Needed,
}

/// <summary>A place on the earth, degrees.</summary>
/// <param name="Latitude">From -90 to 90.</param>
/// <param name="Longitude">From -180 to 180.</param>
public readonly record struct Spot(double Latitude, double Longitude)
{
    private const double EarthRadius = 6371.0088;

    /// <summary>The kilometers to another place as the crow flies, by the haversine formula.</summary>
    public double KilometersTo(Spot other)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (north, east) = (Radians(other.Latitude - Latitude) / 2, Radians(other.Longitude - Longitude) / 2);
        var part = (Math.Sin(north) * Math.Sin(north)) + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Sin(east) * Math.Sin(east));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(part)));
    }
}

/// <summary>An opening, and what it asks. What is null or empty is not said, and keeps nobody away.</summary>
public sealed record Opening(string Id)
{
    /// <summary>How many people it takes, from 0.</summary>
    public int Posts { get; init; } = 1;

    /// <summary>The fewest and the most hours a week.</summary>
    public (decimal From, decimal To)? Hours { get; init; }

    /// <summary>When work is, in words that people use too; all of it is needed.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>The programme.</summary>
    public string Program { get; init; } = "";

    /// <summary>Who employs.</summary>
    public string Employer { get; init; } = "";

    /// <summary>Languages that are needed.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Whether a certification is needed.</summary>
    public Asked Certified { get; init; }

    /// <summary>Whether a driver's license is needed.</summary>
    public bool License { get; init; }

    /// <summary>Whether a car of one's own is needed.</summary>
    public bool Car { get; init; }

    /// <summary>Where it is; null where it can be anywhere, or is not said.</summary>
    public Spot? Place { get; init; }

    /// <summary>Whether all of it can be done from home.</summary>
    public bool Remote { get; init; }

    /// <summary>The least and the most pay an hour, dollars.</summary>
    public (decimal From, decimal To)? Pay { get; init; }

    /// <summary>Whom it takes, as the agency said it; null to go by what is asked and needed.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Prefers { get; init; }
}

/// <summary>A person who looks for work, and what they need. What is null or empty is not said, and rules nothing out.</summary>
public sealed record Seeker(string Id)
{
    /// <summary>The fewest and the most hours a week; the most may be what keeps a benefit.</summary>
    public (decimal From, decimal To)? Hours { get; init; }

    /// <summary>When they can work.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>Programmes in which they would work.</summary>
    public IReadOnlyList<string> Programs { get; init; } = [];

    /// <summary>Openings or employers where they would not; why is nobody's business.</summary>
    public IReadOnlyList<string> NotAt { get; init; } = [];

    /// <summary>Languages that they work in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Whether they are certified.</summary>
    public bool Certified { get; init; }

    /// <summary>Whether they have a driver's license.</summary>
    public bool License { get; init; }

    /// <summary>Whether they have a car.</summary>
    public bool Car { get; init; }

    /// <summary>Where they start from.</summary>
    public Spot? Place { get; init; }

    /// <summary>The most minutes one way.</summary>
    public int? TravelMinutes { get; init; }

    /// <summary>How they travel.</summary>
    public Travel By { get; init; } = Travel.Bus;

    /// <summary>The least pay an hour, dollars.</summary>
    public decimal? Pay { get; init; }

    /// <summary>Which openings they take, as they said it; null to go by what is asked and needed.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Prefers { get; init; }
}

/// <summary>How somebody travels; the speeds, kilometers an hour as the crow flies, are rough and stand in docs/matching.md.</summary>
public enum Travel
{
    /// <summary>By bus: 15.</summary>
    Bus,

    /// <summary>By car: 40.</summary>
    Car,

    /// <summary>On foot: 4.</summary>
    Foot,

    /// <summary>By bicycle: 12.</summary>
    Bicycle,
}
