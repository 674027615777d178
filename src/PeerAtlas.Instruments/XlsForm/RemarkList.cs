namespace PeerAtlas.Instruments;

/// <summary>Gathers what a form has that is not taken as it is written, equal things once with all their places.</summary>
internal sealed class RemarkList(bool isStrict = false)
{
    private readonly Dictionary<(RemarkKind Kind, string Sheet, string What, string Text), List<RemarkPlace>> _places = [];

    /// <summary>Whether everything must be understood.</summary>
    public bool IsStrict => isStrict;

    public bool Stops => _places.Keys.Any(remark => remark.Kind == RemarkKind.Stops);

    public IReadOnlyList<FormRemark> All =>
        [
            .. _places
                .Select(remark => new FormRemark(remark.Key.Kind, remark.Key.Sheet, remark.Key.What, remark.Key.Text, Ordered(remark.Value)))
                .OrderBy(remark => remark.Kind)
                .ThenBy(remark => (uint)Array.IndexOf(XlsForm.SheetNames, remark.Sheet))
                .ThenBy(remark => remark.Places[0].Row),
        ];

    public void Stop(string sheet, int? row, string what, string text, string? item = null, int? character = null) =>
        Add(RemarkKind.Stops, sheet, row, what, text, item, character);

    /// <summary>
    /// What somebody else's form has and nobody here understands is taken as if it were not there. What is being written here must be understood.
    /// </summary>
    public void NotUnderstood(string sheet, int? row, string what, string effect, string text, string? item = null, int? character = null)
    {
        if (isStrict)
            Stop(sheet, row, what, text, item, character);
        else
            Add(RemarkKind.NotUnderstood, sheet, row, what, $"{effect} {text}", item, character);
    }

    public void Change(string sheet, int? row, string what, string text, string? item = null) => Add(RemarkKind.Changed, sheet, row, what, text, item);

    public void LeaveOut(string sheet, int? row, string what, string text, string? item = null) => Add(RemarkKind.LeftOut, sheet, row, what, text, item);

    private void Add(RemarkKind kind, string sheet, int? row, string what, string text, string? item, int? character = null)
    {
        var key = (kind, sheet, what, text);
        if (!_places.TryGetValue(key, out var places))
            _places.Add(key, places = []);
        var place = new RemarkPlace(row, item, character);
        if (places.Count == 0 || places[^1] != place)
            places.Add(place);
    }

    private static List<RemarkPlace> Ordered(List<RemarkPlace> places) => [.. places.OrderBy(place => place.Row).ThenBy(place => place.Character)];
}
