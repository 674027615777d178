namespace PeerAtlas.Badges.LinkedData;

/// <summary>How much work a document may make; one that is written to make more is refused.</summary>
internal sealed class WorkBudget(int steps, string refusal)
{
    private int left = steps;

    public void Spend(int count = 1)
    {
        left -= count;
        if (left < 0)
            throw new LinkedDataException(refusal);
    }
}
