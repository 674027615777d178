namespace PeerAtlas.Census.Waves;

/// <summary>Conditions on waves in statements that are written by hand.</summary>
internal static class WaveCondition
{
    /// <summary>That the wave <c>w</c> takes answers: it is open, and its last day is not over <c>@today</c> even if nobody has closed it yet.</summary>
    public const string TakesAnswers = $"w.state = '{nameof(WaveState.Open)}' AND w.closes_on >= @today";
}
