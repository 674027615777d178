namespace PeerAtlas.Instruments;

/// <summary>Gathers what is wrong, so that a person can mend it all at once.</summary>
internal sealed class ProblemList
{
    private const int Most = 5_000;

    private readonly List<InstrumentProblem> _problems = [];
    private readonly List<InstrumentProblem> _doubts = [];

    public IReadOnlyList<InstrumentProblem> All => _problems;

    /// <summary>What is taken as it stands and probably meant otherwise.</summary>
    public IReadOnlyList<InstrumentProblem> Doubts => _doubts;

    public void Doubt(string item, string column, string message)
    {
        if (_doubts.Count < Most)
            _doubts.Add(new InstrumentProblem("survey", null, column, item, null, message));
    }

    public void Add(InstrumentProblem problem)
    {
        if (_problems.Count < Most)
            _problems.Add(problem);
    }

    public void Survey(string item, string column, string message, int? character = null) =>
        Add(new InstrumentProblem("survey", null, column, item, character, message));

    public void Figure(string item, string column, string message, int? character = null) =>
        Add(new InstrumentProblem("figures", null, column, item, character, message));

    public void Settings(string column, string message) => Add(new InstrumentProblem("settings", null, column, null, null, message));
}
