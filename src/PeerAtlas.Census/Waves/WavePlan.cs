using PeerAtlas.Directory;
using PeerAtlas.Platform;

namespace PeerAtlas.Census.Waves;

/// <summary>One mail text of a plan.</summary>
public sealed class PlannedText
{
    /// <summary>Which mail.</summary>
    public WaveMailKind Kind { get; set; }

    /// <summary>"en" or "es".</summary>
    public string Language
    {
        get;
        set => field = value ?? "";
    } = "en";

    /// <summary>The subject line, with placeholders.</summary>
    public string Subject
    {
        get;
        set => field = value ?? "";
    } = "";

    /// <summary>The text, with placeholders.</summary>
    public string Body
    {
        get;
        set => field = value?.ReplaceLineEndings("\n") ?? "";
    } = "";

    /// <summary>What people call it: "invitation in English".</summary>
    public string Label => $"{(Kind == WaveMailKind.Invitation ? "invitation" : "reminder")} in {(Language == "es" ? "Spanish" : "English")}";
}

/// <summary>Something about a plan that has to be put right.</summary>
/// <param name="Field">The property that it is about, such as <c>ClosesOn</c> or <c>Texts[2].Body</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record PlanProblem(string Field, string Message);

/// <summary>A wave as it is planned: what the form, a command or the demonstration fills in. <see cref="WavePlanning"/> saves it.</summary>
public sealed class WavePlan
{
    /// <summary>The most reminders of one wave.</summary>
    public const int MostReminders = 10;

    /// <summary>The wave's identity. A new plan brings its own, so that sending it twice makes one wave.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that was read before the change; tells whether somebody else changed the wave since.</summary>
    public Guid Version { get; set; }

    /// <summary>The name.</summary>
    public string Name
    {
        get;
        set => field = value?.Trim() ?? "";
    } = "";

    /// <summary>Whether it is a trial.</summary>
    public bool IsTrial { get; set; }

    /// <summary>The agency survey.</summary>
    public Guid? AgencyVersionId { get; set; }

    /// <summary>The peer-worker survey, if there is one.</summary>
    public Guid? PeerVersionId { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly? OpensOn { get; set; }

    /// <summary>Whether it opens by itself on that day.</summary>
    public bool OpensBySchedule { get; set; } = true;

    /// <summary>The last day.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>The days of the reminders; empty entries are left out.</summary>
    public IList<DateOnly?> Reminders
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>The kinds of organisation that are invited; none for all.</summary>
    public IList<OrganisationKind> Kinds
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>The regions that are invited; none for all.</summary>
    public IList<Guid> RegionIds
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Which organisations of those that fit are asked.</summary>
    public SampleKind Sample { get; set; }

    /// <summary>How many, as people write it: "200" or "20%"; nothing for everybody.</summary>
    public string SampleSize
    {
        get;
        set => field = value?.Trim() ?? "";
    } = "";

    /// <summary>What agencies read about their survey; empty for our words.</summary>
    public string AgenciesAbout
    {
        get;
        set => field = Lines(value);
    } = "";

    /// <summary>The same in Spanish.</summary>
    public string AgenciesAboutInSpanish
    {
        get;
        set => field = Lines(value);
    } = "";

    /// <summary>What peer workers read about theirs; empty for our words.</summary>
    public string PeersAbout
    {
        get;
        set => field = Lines(value);
    } = "";

    /// <summary>The same in Spanish.</summary>
    public string PeersAboutInSpanish
    {
        get;
        set => field = Lines(value);
    } = "";

    /// <summary>What the plan says its surveys are about.</summary>
    public SurveyAbout About => new(AgenciesAbout, AgenciesAboutInSpanish, PeersAbout, PeersAboutInSpanish);

    /// <summary>The four mail texts.</summary>
    public IList<PlannedText> Texts
    {
        get;
        set => field = value ?? [];
    } = DefaultTexts();

    /// <summary>Whom the plan invites.</summary>
    public Invitees Invitees => new(Kinds, RegionIds);

    /// <summary>How many the plan asks; null while its size cannot be read.</summary>
    public Sampling? Sampling => Waves.Sampling.Read(Sample, SampleSize);

    /// <summary>A plan to start from: open for six weeks from next week on, with a reminder after two and after four weeks.</summary>
    public static WavePlan StartingFrom(DateOnly today)
    {
        var monday = today.AddDays(7 + ((8 - (int)today.DayOfWeek) % 7));
        return new()
        {
            Name = $"{monday.Year}",
            OpensOn = monday,
            ClosesOn = monday.AddDays(46),
            Reminders = [monday.AddDays(14), monday.AddDays(28)],
        };
    }

    /// <summary>The plan of a wave as it is stored.</summary>
    public static WavePlan Of(Wave wave, IEnumerable<WaveMailText> texts, IEnumerable<WaveReminder> reminders) =>
        new()
        {
            Id = wave.Id,
            Version = wave.Version,
            Name = wave.Name,
            IsTrial = wave.IsTrial,
            AgencyVersionId = wave.AgencyVersionId,
            PeerVersionId = wave.PeerVersionId,
            OpensOn = wave.OpensOn,
            OpensBySchedule = wave.OpensBySchedule,
            ClosesOn = wave.ClosesOn,
            Reminders =
            [
                .. reminders.Where(reminder => reminder is { WrittenAt: null, SkippedAt: null }).Select(reminder => (DateOnly?)reminder.SendOn).Order(),
            ],
            Kinds = [.. wave.Invitees.Kinds],
            RegionIds = [.. wave.Invitees.RegionIds],
            Sample = wave.Sampling.Kind,
            SampleSize = wave.Sampling.SizeText,
            AgenciesAbout = wave.About.AgenciesEnglish,
            AgenciesAboutInSpanish = wave.About.AgenciesSpanish,
            PeersAbout = wave.About.PeersEnglish,
            PeersAboutInSpanish = wave.About.PeersSpanish,
            Texts = Merged(texts),
        };

    /// <summary>What has to be put right before the plan can be saved over a wave that stands in <paramref name="state"/>.</summary>
    public IEnumerable<PlanProblem> Problems(WaveState state, AuthorityClock clock) =>
        [.. BasicProblems(state), .. DayProblems(state, clock), .. ReminderProblems(state, clock), .. AboutProblems(), .. TextProblems()];

    internal static IEnumerable<PlanProblem> NameProblems(string name)
    {
        if (name.Length == 0)
            yield return new(nameof(Name), "Give the wave a name, such as its year.");
        if (name.Length > Wave.NameLength)
            yield return new(nameof(Name), $"Shorten the name to {Wave.NameLength} characters.");
        if (name.Any(char.IsControl))
            yield return new(nameof(Name), "Write the name in one line.");
    }

    private IEnumerable<PlanProblem> BasicProblems(WaveState state)
    {
        foreach (var problem in NameProblems(Name))
            yield return problem;
        if (state != WaveState.Draft)
            yield break;
        if (AgencyVersionId is null)
            yield return new(nameof(AgencyVersionId), "Choose the survey that agencies answer.");
        if (Kinds.Any(kind => !Enum.IsDefined(kind)))
            yield return new(nameof(Kinds), "Choose kinds of organization from the list.");
        foreach (var problem in SampleProblems())
            yield return problem;
    }

    /// <summary>What has to be put right before a sample can be drawn.</summary>
    internal IEnumerable<PlanProblem> SampleProblems()
    {
        if (!Enum.IsDefined(Sample))
            yield return new(nameof(Sample), "Choose from the list who is asked.");
        else if (Sampling is null)
            yield return new(nameof(SampleSize), "Write how many organizations are asked: a whole number such as 200, or a percent such as 20%.");
    }

    private IEnumerable<PlanProblem> DayProblems(WaveState state, AuthorityClock clock)
    {
        if (OpensOn is null)
            yield return new(nameof(OpensOn), "Give the opening day.");
        if (ClosesOn is null)
            yield return new(nameof(ClosesOn), "Give the closing day.");
        if (OpensOn is not { } opens || ClosesOn is not { } closes)
            yield break;
        if (closes <= opens)
            yield return new(nameof(ClosesOn), "The closing day must come after the opening day.");
        else if (closes > opens.AddYears(1))
            yield return new(nameof(ClosesOn), "A wave is open for a year at most. Check the years of both days.");
        else if (closes < clock.Today)
            yield return new(nameof(ClosesOn), "The closing day is over already. Choose today or a later day.");
        if (state == WaveState.Draft && OpensBySchedule && clock.At(opens, Wave.MailTime) <= clock.UtcNow)
            yield return new(
                nameof(OpensOn),
                "The wave cannot open by itself at a time that has passed. Choose a later day, or clear “Open by itself” and open it by hand."
            );
    }

    private IEnumerable<PlanProblem> ReminderProblems(WaveState state, AuthorityClock clock)
    {
        if (Reminders.Count(day => day is not null) > MostReminders)
            yield return new(nameof(Reminders), $"A wave has {MostReminders} reminders at most.");
        var seen = new HashSet<DateOnly>();
        for (var i = 0; i < Reminders.Count; i++)
        {
            if (Reminders[i] is not { } day)
                continue;
            var field = $"{nameof(Reminders)}[{i}]";
            if (day <= OpensOn || day > ClosesOn)
                yield return new(field, $"The reminder of {day:MMMM d, yyyy} must lie after the opening day and not after the closing day.");
            else if (state == WaveState.Open && day <= clock.Today)
                yield return new(
                    field,
                    $"The reminder of {day:MMMM d, yyyy} is not in the future. For today, send a reminder by hand from the response board."
                );
            if (!seen.Add(day))
                yield return new(field, $"The reminder of {day:MMMM d, yyyy} stands there twice.");
        }
    }

    private IEnumerable<PlanProblem> AboutProblems()
    {
        (string Field, string Text, int Longest)[] texts =
        [
            (nameof(AgenciesAbout), AgenciesAbout, SurveyAbout.Longest),
            (nameof(AgenciesAboutInSpanish), AgenciesAboutInSpanish, SurveyAbout.Longest),
            (nameof(PeersAbout), PeersAbout, SurveyAbout.LongestToPeers),
            (nameof(PeersAboutInSpanish), PeersAboutInSpanish, SurveyAbout.LongestToPeers),
        ];
        return texts
            .Where(text => text.Text.Length > text.Longest)
            .Select(text => new PlanProblem(text.Field, $"Shorten the text to {text.Longest:N0} characters."));
    }

    private static string Lines(string? text) =>
        string.Concat((text ?? "").ReplaceLineEndings("\n").Where(next => next == '\n' || !char.IsControl(next))).Trim();

    private IEnumerable<PlanProblem> TextProblems()
    {
        if (!Texts.Select(text => (text.Kind, text.Language)).Order().SequenceEqual(DefaultMailTexts.All.Select(text => (text.Kind, text.Language)).Order()))
            yield return new(nameof(Texts), "The plan needs an invitation and a reminder, each in English and Spanish.");
        for (var i = 0; i < Texts.Count; i++)
        {
            if (MailTemplate.SubjectProblem(Texts[i].Subject) is { } subject)
                yield return new($"{nameof(Texts)}[{i}].{nameof(PlannedText.Subject)}", $"The subject of the {Texts[i].Label} {subject}");
            if (MailTemplate.BodyProblem(Texts[i].Body) is { } body)
                yield return new($"{nameof(Texts)}[{i}].{nameof(PlannedText.Body)}", $"The {Texts[i].Label} {body}");
        }
    }

    private static List<PlannedText> DefaultTexts() => Merged([]);

    // A wave that was made without a text, by import for example, has the default one.
    private static List<PlannedText> Merged(IEnumerable<WaveMailText> stored) =>
        [
            .. DefaultMailTexts.All.Select(text =>
                stored.FirstOrDefault(own => own.Kind == text.Kind && own.Language == text.Language) is { } own
                    ? new PlannedText
                    {
                        Kind = own.Kind,
                        Language = own.Language,
                        Subject = own.Subject,
                        Body = own.Body,
                    }
                    : new PlannedText
                    {
                        Kind = text.Kind,
                        Language = text.Language,
                        Subject = text.Subject,
                        Body = text.Body,
                    }
            ),
        ];
}
