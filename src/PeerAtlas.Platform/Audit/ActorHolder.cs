namespace PeerAtlas.Platform.Audit;

/// <summary>Holds the actor of a scope that is no web request.</summary>
internal sealed class ActorHolder
{
    public SystemActor? System { get; set; }

    /// <summary>For whom a work acts that outlasts the request: the account and its sign-in name.</summary>
    public (Guid AccountId, string Name)? Member { get; set; }
}
