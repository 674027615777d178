using System.Runtime.CompilerServices;
using PeerAtlas.Testing;

namespace PeerAtlas.Linkage.Site;

internal static class QuickBallots
{
    // What makes a ballot slow happens in the browser alone; neither the site nor the attacker learns how often it was done.
    // The full run takes the browsers' number.
    [ModuleInitializer]
    internal static void Take()
    {
        if (Environment.GetEnvironmentVariable("PEERATLAS_FULL") != "1")
            LetterBallot.Rounds = 10;
    }
}
