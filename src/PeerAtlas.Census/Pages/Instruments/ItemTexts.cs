using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Pages.Instruments;

/// <summary>An item as it reads in one language.</summary>
internal sealed record ItemTexts(Node Node, IReadOnlyList<AnswerChoice> Choices, InstrumentLanguage Language);
