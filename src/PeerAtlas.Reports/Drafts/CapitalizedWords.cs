using System.Text.RegularExpressions;

namespace PeerAtlas.Reports.Drafts;

/// <summary>
/// Finds names by their capital letters: words within a sentence, and the first of a sentence where it is a common first name or what
/// follows speaks of a person. In a text that is written in capitals throughout they say nothing.
/// </summary>
internal static partial class CapitalizedWords
{
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "I",
        "I'm",
        "I’m",
        "I've",
        "I’ve",
        "I'd",
        "I’d",
        "I'll",
        "I’ll",
        "Im",
        "Ive",
        "OK",
        "Ok",
        "English",
        "Spanish",
        "American",
        "Latino",
        "Latina",
        "Hispanic",
        "Black",
        "White",
        "God",
        "Internet",
        "Zoom",
        "Medicaid",
        "Medicare",
        "Covid",
        "COVID",
        "Recovery",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Mondays",
        "Tuesdays",
        "Wednesdays",
        "Thursdays",
        "Fridays",
        "Saturdays",
        "Sundays",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Christmas",
        "Thanksgiving",
        "Peer",
        "Peers",
        "Support",
        "Specialist",
        "Specialists",
        "Certified",
        "State",
        "Mental",
        "Health",
        "The",
        "A",
        "An",
        "And",
        "But",
        "Or",
        "In",
        "On",
        "At",
        "To",
        "For",
        "Of",
        "We",
        "My",
        "They",
        "He",
        "She",
        "It",
        "You",
        "Dios",
        "El",
        "La",
        "Los",
        "Las",
        "Un",
        "Una",
        "Y",
        "O",
        "Pero",
        "En",
        "De",
        "Mi",
        "Yo",
        "Ella",
        "Nosotros",
        "Navidad",
        "Inglés",
        "Español",
    };

    // Who "said" or "helped" without being named.
    private static readonly HashSet<string> Unnamed = new(StringComparer.Ordinal)
    {
        "I",
        "He",
        "She",
        "They",
        "We",
        "You",
        "It",
        "Who",
        "Which",
        "That",
        "This",
        "Nobody",
        "Somebody",
        "Someone",
        "Everyone",
        "Everybody",
        "Anyone",
        "One",
        "Management",
        "Staff",
        "Leadership",
        "Coworkers",
        "Colleagues",
        "Supervisors",
        "Supervisor",
        "Clients",
        "People",
        "Others",
        "Both",
        "Some",
        "Many",
        "Most",
        "All",
        "Training",
        "Supervision",
        "Therapy",
        "Recovery",
        "Nothing",
        "Something",
        "Everything",
        "What",
        "Peers",
        "Work",
        "Money",
        "Pay",
        "Having",
        "Being",
        "Él",
        "Ella",
        "Ellos",
        "Ellas",
        "Nadie",
        "Alguien",
        "Todos",
        "Todo",
        "Nada",
        "Algo",
        "Quien",
        "Que",
        "Eso",
        "Esto",
        "Usted",
        "Ustedes",
        "Yo",
        "Me",
        "Nos",
        "Lo",
        "La",
        "Le",
        "Se",
        "Ya",
        "No",
        "Siempre",
    };

    private static readonly Lazy<HashSet<string>> FirstNames = new(() =>
    {
        using var file = new StreamReader(typeof(CapitalizedWords).Assembly.GetManifestResourceStream("first-names.txt")!);
        return file.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.Ordinal);
    });

    private static readonly System.Buffers.SearchValues<char> SentenceMarks = System.Buffers.SearchValues.Create(".!?:;¿¡\n\r•\"“«(");

    public static IEnumerable<PossibleIdentifier> Find(string text)
    {
        var letters = text.Count(char.IsLetter);
        if (letters == 0 || text.Count(char.IsUpper) > 0.6 * letters)
            yield break;
        Match? before = null;
        (int Start, int End)? name = null;
        foreach (Match word in Word().Matches(text))
        {
            var begins = before is null || BeginsSentence(text.AsSpan(before.Index + before.Length, word.Index - before.Index - before.Length));
            var gap = before is null ? "" : text[(before.Index + before.Length)..word.Index];
            before = word;
            var follows = name is not null && gap == " ";
            var isName = char.IsUpper(word.Value[0]) && !Common.Contains(Bare(word.Value)) && !IsAcronym(word.Value) && (!begins || NamesSomebody(text, word));
            if (isName && follows && !begins)
            {
                name = (name!.Value.Start, word.Index + word.Length);
                continue;
            }

            if (name is { } whole)
                yield return new(whole.Start, whole.End - whole.Start, IdentifierKind.PlaceOrName);
            name = isName ? (word.Index, word.Index + word.Length) : null;
        }

        if (name is { } last)
            yield return new(last.Start, last.End - last.Start, IdentifierKind.PlaceOrName);
    }

    // The first word of a sentence is a name when another capital, a possessive, or what only people do comes after it.
    private static bool NamesSomebody(string text, Match word)
    {
        if (Unnamed.Contains(Bare(word.Value)))
            return false;
        if (FirstNames.Value.Contains(Bare(word.Value)))
            return true;
        if (word.Value.EndsWith("'s", StringComparison.Ordinal) || word.Value.EndsWith("’s", StringComparison.Ordinal))
            return !Contraction().IsMatch(word.Value);
        var rest = Following().Match(text, word.Index + word.Length);
        if (!rest.Success || rest.Index != word.Index + word.Length)
            return false;
        var next = rest.Groups["next"].Value;
        return OfPeople().IsMatch(next)
            || (char.IsUpper(next[0]) && next.Length > 1 && !Common.Contains(next) && !IsAcronym(next) && word.Length > 2 && !Starter().IsMatch(word.Value));
    }

    private static bool BeginsSentence(ReadOnlySpan<char> gap) => gap.IndexOfAny(SentenceMarks) >= 0 || gap.Contains(" - ", StringComparison.Ordinal);

    private static bool IsAcronym(string word) => word.Length <= 5 && word.All(character => char.IsUpper(character) || !char.IsLetter(character));

    private static string Bare(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@" (?<next>\p{L}[\p{L}'’-]*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Following();

    [GeneratedRegex(
        "^(told|said|says|helped|helps|taught|fired|hired|yelled|retired|trained|supervised|supervises|dijo|dice|ayudó|ayuda|contrató|despidió|enseñó|llamó)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex OfPeople();

    [GeneratedRegex(
        "^(It|He|She|That|There|What|Who|Here|Let|Where|How|When|Everyone|Everybody|Nobody|Someone|Somebody|Everything|Nothing|Today)['’]s$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Contraction();

    // Words that begin a sentence before a name: "When Maria left".
    [GeneratedRegex(
        "^(When|While|After|Before|Since|Because|If|As|Then|With|Without|From|Working|Ask|Tell|Call|Thank|Thanks|Our|Your|Their|His|Her|Also|So|Even|Only"
            + "|Maybe|Cuando|Porque|Desde|Como|Con|Sin|Por|Para|Pregunte|Nuestro|Nuestra|Gracias|Después|Antes|Aunque|Si|Al|Del)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Starter();
}
