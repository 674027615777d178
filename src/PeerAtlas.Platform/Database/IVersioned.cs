namespace PeerAtlas.Platform.Database;

/// <summary>A row that two people may edit at once, and the form in which they do.</summary>
public interface IVersioned
{
    /// <summary>Changes with every save, so that the second of them finds out. Of a form: what its row had when the form was opened.</summary>
    Guid Version { get; set; }
}
