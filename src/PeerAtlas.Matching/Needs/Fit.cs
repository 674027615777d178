using System.Globalization;

namespace PeerAtlas.Matching.Needs;

/// <summary>Whether an opening and a person fit, and why or why not, in words. Nobody is ranked by a number that is not told.</summary>
public static class Fit
{
    /// <summary>The step in which travel is compared, minutes: who has ten or twelve minutes to go is as well off.</summary>
    public const int TravelStep = 15;

    /// <summary>Minutes one way, rounded up; null where a place is not said or nobody has to go there.</summary>
    public static int? Minutes(Opening opening, Seeker person) =>
        !opening.Remote && opening.Place is { } there && person.Place is { } here ? (int)Math.Ceiling(here.KilometersTo(there) / Speed(person.By) * 60) : null;

    /// <summary>Every reason for which the two cannot come together; none when they can.</summary>
    public static IReadOnlyList<string> WhyNot(Opening opening, Seeker person)
    {
        var reasons = new List<string>();
        if (person.NotAt.Contains(opening.Id, StringComparer.OrdinalIgnoreCase) || person.NotAt.Contains(opening.Employer, StringComparer.OrdinalIgnoreCase))
            reasons.Add("The person would not work there.");
        AddHours(reasons, opening, person);
        if (person.Programs.Count > 0 && opening.Program.Length > 0 && !person.Programs.Contains(opening.Program, StringComparer.OrdinalIgnoreCase))
            reasons.Add($"It is in {opening.Program}, and the person looks for {string.Join(" or ", person.Programs)}.");
        if (opening.Languages.Except(person.Languages, StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } languages)
            reasons.Add($"It needs {string.Join(" and ", languages)}.");
        if (opening.Certified == Asked.Needed && !person.Certified)
            reasons.Add("It needs a certification, and does not train on the job.");
        if (opening.License && !person.License)
            reasons.Add("It needs a driver's license.");
        if (opening.Car && !person.Car)
            reasons.Add("It needs a car.");
        if (Minutes(opening, person) is { } minutes && minutes > person.TravelMinutes)
            reasons.Add(Text($"It is about {minutes} minutes away {Word(person.By)}, and {person.TravelMinutes} are the most."));
        if (opening.Pay is { } pay && pay.To < person.Pay)
            reasons.Add(Text($"It pays up to {pay.To:0.00} dollars an hour, and {person.Pay:0.00} are the least."));
        return reasons;
    }

    /// <summary>What speaks for the two, as far as both said something of it.</summary>
    public static IReadOnlyList<string> Why(Opening opening, Seeker person)
    {
        var reasons = new List<string>();
        if (opening.Hours is { } asked && person.Hours is { } wanted)
            reasons.Add(Text($"Hours: {Math.Max(asked.From, wanted.From):0.##} to {Math.Min(asked.To, wanted.To):0.##} a week suit both."));
        if (opening.When.Count > 0 && person.When.Count > 0)
            reasons.Add($"They can work when it is: {string.Join(", ", opening.When)}.");
        if (opening.Program.Length > 0 && person.Programs.Contains(opening.Program, StringComparer.OrdinalIgnoreCase))
            reasons.Add($"They look for {opening.Program}.");
        if (opening.Languages.Count > 0)
            reasons.Add($"They speak {string.Join(" and ", opening.Languages)}.");
        if (opening.Certified != Asked.No)
            reasons.Add(person.Certified ? "They are certified." : "They can be trained on the job.");
        if (opening.Remote)
            reasons.Add("It can be done from home.");
        else if (Minutes(opening, person) is { } minutes)
            reasons.Add(Text($"It is about {minutes} minutes away {Word(person.By)}."));
        if (opening.Pay is { } pay && person.Pay is not null)
            reasons.Add(Text($"It pays {pay.From:0.00} to {pay.To:0.00} dollars an hour."));
        return reasons;
    }

    /// <summary>How a person orders openings that fit: a shorter way by quarters of an hour, then what it pays at least; smaller is better.</summary>
    public static (int Travel, decimal Pay) OrderForPerson(Opening opening, Seeker person) =>
        ((Minutes(opening, person) ?? 0) / TravelStep, -(opening.Pay?.From ?? 0));

    /// <summary>In which order an opening has two people who fit: who is certified first, where that is welcome; smaller is better.</summary>
    public static int OrderForOpening(Opening opening, Seeker person) => opening.Certified == Asked.No || person.Certified ? 0 : 1;

    private static void AddHours(List<string> reasons, Opening opening, Seeker person)
    {
        if (opening.Hours is { } asked && person.Hours is { } wanted && (asked.From > wanted.To || wanted.From > asked.To))
            reasons.Add(Text($"It is {asked.From:0.##} to {asked.To:0.##} hours a week, and the person needs {wanted.From:0.##} to {wanted.To:0.##}."));
        if (person.When.Count > 0 && opening.When.Except(person.When, StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } missing)
            reasons.Add($"Work is also then, when the person cannot: {string.Join(", ", missing)}.");
    }

    private static double Speed(Travel by) =>
        by switch
        {
            Travel.Car => 40,
            Travel.Foot => 4,
            Travel.Bicycle => 12,
            _ => 15,
        };

    private static string Word(Travel by) =>
        by switch
        {
            Travel.Car => "by car",
            Travel.Foot => "on foot",
            Travel.Bicycle => "by bicycle",
            _ => "by bus",
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
