namespace PeerAtlas.Instruments;

/// <summary>What a row of the survey is.</summary>
internal enum RowKind
{
    Question,
    BeginGroup,
    BeginRepeat,
    End,
    LeftOut,
    Unknown,
}

/// <summary>The type of a row as it is understood.</summary>
/// <param name="Kind">What the row is.</param>
/// <param name="Question">For a question, its type.</param>
/// <param name="ListName">For a select question, the list as it is typed.</param>
/// <param name="OrOther">Whether "other" with a text of its own is offered.</param>
/// <param name="Effect">For what is left out, what that means.</param>
/// <param name="Ends">For an end, what is ended: group, repeat or anything.</param>
internal sealed record TypeName(
    RowKind Kind,
    QuestionType Question = QuestionType.Text,
    string ListName = "",
    bool OrOther = false,
    string Effect = "",
    string Ends = ""
)
{
    /// <summary>Whether the list stands in a file beside the workbook.</summary>
    public bool IsFromFile { get; init; }

    /// <summary>The name of a group that stands behind its type; empty when none does.</summary>
    public string Named { get; init; } = "";

    /// <summary>Whether the list stands on the sheet external_choices, or in a file that is made of it.</summary>
    public bool IsExternal { get; init; }
}

/// <summary>The names of types as people and other tools write them.</summary>
internal static class TypeNames
{
    private const string Metadata = "Nothing is kept about when, where and with which device somebody answers.";
    private const string Position = "The question is not asked: where somebody is, is not collected.";
    private const string Attachment = "The question is not asked: pictures, sounds and files are not collected.";
    private const string Elsewhere = "The question is not asked: another program would fill it.";
    private const string Barcode = "The question is not asked: codes are not scanned.";

    /// <summary>A value that another program works out once, when somebody comes to its place.</summary>
    public const string CalculateHere = "calculate_here";

    private static readonly Dictionary<string, QuestionType> Questions = new(StringComparer.Ordinal)
    {
        ["text"] = QuestionType.Text,
        ["string"] = QuestionType.Text,
        ["phone_number"] = QuestionType.Text,
        ["tel"] = QuestionType.Text,
        ["url"] = QuestionType.Text,
        ["integer"] = QuestionType.Integer,
        ["int"] = QuestionType.Integer,
        ["decimal"] = QuestionType.Decimal,
        ["date"] = QuestionType.Date,
        ["time"] = QuestionType.Time,
        ["datetime"] = QuestionType.DateTime,
        ["date_time"] = QuestionType.DateTime,
        ["range"] = QuestionType.Range,
        ["acknowledge"] = QuestionType.Acknowledge,
        ["trigger"] = QuestionType.Acknowledge,
        ["note"] = QuestionType.Note,
        ["calculate"] = QuestionType.Calculate,
        ["calculation"] = QuestionType.Calculate,
        [CalculateHere] = QuestionType.Calculate,
        ["hidden"] = QuestionType.Calculate,
        ["hidden_string"] = QuestionType.Calculate,
    };

    private const string External = "select_one_external";

    private static readonly (string Name, QuestionType Type, bool IsFromFile)[] Selects =
    [
        ("add_select_multiple_prompt_using", QuestionType.SelectMultiple, false),
        ("add_select_one_prompt_using", QuestionType.SelectOne, false),
        ("select_all_that_apply_from", QuestionType.SelectMultiple, false),
        ("select_multiple_from_file", QuestionType.SelectMultiple, true),
        ("select_all_that_apply", QuestionType.SelectMultiple, false),
        ("select_multiple_from", QuestionType.SelectMultiple, false),
        (External, QuestionType.SelectOne, false),
        ("select_one_from_file", QuestionType.SelectOne, true),
        ("select_one_from", QuestionType.SelectOne, false),
        ("select_multiple", QuestionType.SelectMultiple, false),
        ("select_one", QuestionType.SelectOne, false),
        ("select1", QuestionType.SelectOne, false),
        ("rank", QuestionType.Rank, false),
    ];

    private static readonly string[] OthersEndings = ["_or_specify_other", "_or_other"];

    private static readonly Dictionary<string, string> LeftOut = Effects(
        (
            Metadata,
            "start start_time get_start_time end end_time get_end_time today get_today day_of_survey deviceid device_id get_device_id "
                + "imei subscriberid subscriber_id get_subscriber_id simserial sim_serial get_sim_id sim_id simid devicephonenum phonenumber "
                + "get_phone_number username email audit uri:deviceid uri:subscriberid uri:simserial uri:phonenumber uri:username uri:email "
                + "text_audit audio_audit speed_violations_count speed_violations_list speed_violations_audit"
        ),
        (Position, "geopoint geotrace geoshape location gps start-geopoint background-geopoint add_location_prompt osm"),
        (
            Attachment,
            "image photo picture audio video file signature draw annotate background-audio add_image_prompt add_photo_prompt add_audio_prompt add_video_prompt "
                + "add_file_prompt"
        ),
        (Barcode, "barcode add_barcode_prompt"),
        (Elsewhere, "caseid comments"),
        ("Lists of other programs are not read by name alone.", "xml-external csv-external")
    );

    private static readonly Dictionary<string, (RowKind Kind, string Ends)> Containers = new(StringComparer.Ordinal)
    {
        ["begin_group"] = (RowKind.BeginGroup, ""),
        ["begin"] = (RowKind.BeginGroup, ""),
        ["begin_repeat"] = (RowKind.BeginRepeat, ""),
        ["begin_lgroup"] = (RowKind.BeginRepeat, ""),
        ["begin_looped_group"] = (RowKind.BeginRepeat, ""),
        ["end_group"] = (RowKind.End, "group"),
        ["end_repeat"] = (RowKind.End, "repeat"),
        ["end_lgroup"] = (RowKind.End, "repeat"),
        ["end_looped_group"] = (RowKind.End, "repeat"),
    };

    public const string Known =
        "Known are text, integer, decimal, range, date, time, dateTime, note, calculate, acknowledge, select_one LIST, select_multiple LIST, rank LIST, "
        + "begin_group, end_group, begin_repeat and end_repeat.";

    public static TypeName Read(string typed)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('_', words).ToLowerInvariant();
        if (Containers.TryGetValue(name, out var container))
            return new TypeName(container.Kind, Ends: container.Ends);
        if (
            Containers.Keys.FirstOrDefault(known => known.Contains('_', StringComparison.Ordinal) && name.StartsWith(known + "_", StringComparison.Ordinal)) is
            { } begun
        )
            return new TypeName(Containers[begun].Kind, Ends: Containers[begun].Ends) { Named = string.Join('_', words)[(begun.Length + 1)..] };
        if (Plain(name, words.FirstOrDefault("")) is { } plain)
            return plain;
        foreach (var (select, type, isFromFile) in Selects)
        {
            if (name == select || name.StartsWith(select + "_", StringComparison.Ordinal))
                return Select(string.Join('_', words)[select.Length..].TrimStart('_'), string.Join(' ', words), type, isFromFile) with
                {
                    IsExternal = select == External,
                };
        }
        return new TypeName(RowKind.Unknown);
    }

    private static TypeName? Plain(string name, string first)
    {
        var asked = name.StartsWith("add_", StringComparison.Ordinal) && name.EndsWith("_prompt", StringComparison.Ordinal) ? name[4..^7] : name;
        if (Questions.TryGetValue(asked, out var type))
            return new TypeName(RowKind.Question, type);
        if (name.StartsWith("osm_", StringComparison.Ordinal))
            return new TypeName(RowKind.LeftOut, Effect: Position);
        if (name.StartsWith("sensor_", StringComparison.Ordinal))
            return new TypeName(RowKind.LeftOut, Effect: Metadata);
        // Such as db:person, which another program fills from its own records; the list of a choice may have a colon in its name.
        if (first.Contains(':', StringComparison.Ordinal) && !LeftOut.ContainsKey(name))
            return new TypeName(RowKind.LeftOut, Effect: Elsewhere);
        var shown = name.StartsWith("hidden_", StringComparison.Ordinal) ? name["hidden_".Length..] : name;
        return LeftOut.TryGetValue(shown, out var effect) ? new TypeName(RowKind.LeftOut, Effect: effect) : null;
    }

    /// <summary>The list's name as it is typed, blanks within it too, without what follows it.</summary>
    private static TypeName Select(string joined, string typed, QuestionType type, bool isFromFile)
    {
        var ending = OthersEndings.FirstOrDefault(ending => joined.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ?? "";
        var list = joined[..^ending.Length];
        var at = list.Length == 0 ? -1 : typed.Replace(' ', '_').LastIndexOf(list + ending, StringComparison.Ordinal);
        return new TypeName(RowKind.Question, type, at < 0 ? "" : typed.Substring(at, list.Length), ending.Length > 0) { IsFromFile = isFromFile };
    }

    private static Dictionary<string, string> Effects(params (string Effect, string Types)[] effects) =>
        effects
            .SelectMany(effect => effect.Types.Split(' ').Select(type => (type, effect.Effect)))
            .ToDictionary(pair => pair.type, pair => pair.Effect, StringComparer.Ordinal);
}
