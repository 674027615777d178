using PeerAtlas.Reports.Drafts;

namespace PeerAtlas.Reports.Tests.Drafts;

public class IdentifiersTests
{
    private static readonly FrameNames Frame = new(
        ["Harbor House Recovery Services", "Department of Mental Hygiene", "Community Support Center"],
        ["Cape Region", "North house", "Worcester"],
        ["Ada Rivera", "Hope Day"]
    );

    private static readonly Identifiers Marker = new(Frame);

    [Theory]
    [InlineData("My supervisor Maria helps.", "Maria")]
    [InlineData("They told Ms. Jones about it.", "Ms. Jones")]
    [InlineData("ask mrs gonzalez", "mrs gonzalez")]
    [InlineData("Maria Lopez told us to wait.", "Maria Lopez")]
    [InlineData("Jessica said no.", "Jessica")]
    [InlineData("Maria at the front desk made it hard.", "Maria")]
    [InlineData("No hay apoyo. Guadalupe y yo hacemos todo.", "Guadalupe")]
    [InlineData("It is hard. Carlos’s office is far away.", "Carlos’s")]
    [InlineData("A man named joe runs it.", "joe")]
    [InlineData("Mi jefa se llama rosa.", "rosa")]
    [InlineData("La Sra. Vega no escucha.", "Sra. Vega")]
    [InlineData("Rosa dijo que no hay dinero.", "Rosa")]
    [InlineData("Ask Rivera about the van.", "Rivera")]
    [InlineData("I love ada rivera.", "ada rivera")]
    public void Names_of_people_are_marked(string text, string expected) => Assert.Contains(expected, Marked(text));

    [Theory]
    [InlineData("harbor house recovery services pays late", "harbor house recovery services")]
    [InlineData("At harbor house we get no breaks", "harbor house")]
    [InlineData("Harbor is fine", "Harbor")]
    [InlineData("the HHRS van broke down", "HHRS")]
    [InlineData("In the cape region there is no bus", "cape region")]
    [InlineData("We drive to Worcester daily", "Worcester")]
    [InlineData("Trabajo en Boston con jóvenes", "Boston")]
    [InlineData("the University was strict", "University")]
    public void Organizations_and_places_are_marked(string text, string expected) => Assert.Contains(expected, Marked(text));

    [Theory]
    [InlineData("call me at (617) 555-0142 please", "(617) 555-0142")]
    [InlineData("617.555.0142", "617.555.0142")]
    [InlineData("my number is 555-0142", "555-0142")]
    [InlineData("write to me.peer@harbor.example", "me.peer@harbor.example")]
    [InlineData("see www.harbor.example/peers", "www.harbor.example/peers")]
    [InlineData("we are @harborpeers there", "@harborpeers")]
    [InlineData("card 123-45-6789", "123-45-6789")]
    [InlineData("case 4471920", "4471920")]
    [InlineData("at 12 Main Street, upstairs", "12 Main Street")]
    [InlineData("they moved to 40 old mill road", "")]
    [InlineData("at 40 mill street", "40 mill street")]
    [InlineData("vivo en la calle Luna 12", "calle Luna 12")]
    [InlineData("P.O. Box 77", "P.O. Box 77")]
    public void Numbers_and_addresses_are_marked(string text, string expected) => Assert.Contains(expected, Marked(text).DefaultIfEmpty(""));

    [Theory]
    [InlineData("hired on 3/14/2024", "3/14/2024")]
    [InlineData("on March 3rd, 2024 I left", "March 3rd, 2024")]
    [InlineData("desde el 3 de marzo de 2024", "3 de marzo de 2024")]
    [InlineData("hired in June", "in June")]
    [InlineData("here since 2011", "2011")]
    [InlineData("I am 67 years old", "67 years old")]
    [InlineData("tengo 67 años", "tengo 67 años")]
    public void Dates_and_ages_are_marked(string text, string expected) => Assert.Contains(expected, Marked(text));

    [Theory]
    [InlineData("as the executive director I see it", "executive director")]
    [InlineData("I am the director of peer services here", "director of peer services")]
    [InlineData("work as a housing navigator", "housing navigator")]
    [InlineData("I am a senior peer specialist", "senior peer")]
    [InlineData("soy coordinadora de noche", "soy coordinadora")]
    [InlineData("I am the only man on the team", "the only man on")]
    [InlineData("soy la única latina del equipo", "la única latina del")]
    public void Rare_titles_and_the_only_one_of_a_kind_are_marked(string text, string expected) =>
        Assert.Contains(Marked(text), part => part.Contains(expected, StringComparison.Ordinal) || expected.Contains(part, StringComparison.Ordinal));

    [Theory]
    [InlineData("More pay, and respect from the clinical team.")]
    [InlineData("I work 24/7. My supervisor listens. The only thing missing is a car.")]
    [InlineData("We see 20 people on a good day; it takes 2-3 hours.")]
    [InlineData("Peer specialists need better training. Everyone said so. Nobody helped.")]
    [InlineData("They called me in. It’s hard on Mondays. I speak Spanish and English.")]
    [InlineData("PLEASE PAY US MORE AND LET US REST")]
    [InlineData("Más horas pagadas. Nadie ayudó. Lo único que falta es apoyo.")]
    [InlineData("La supervisión es buena y el equipo me escucha.")]
    [InlineData("Working with people in recovery gives me hope every day.")]
    [InlineData("")]
    public void Words_that_everybody_uses_are_left_alone(string text) => Assert.Empty(Marked(text));

    [Theory]
    [InlineData("Maria [the boss] said: call (617) 555-0142, or 12 Main Street. ¡Gracias, Sra. Vega!")]
    [InlineData("On March 3 Harbor House, i.e. HHRS, fired Ada Rivera\nand me@x.org knows")]
    public void Masking_adds_marks_and_changes_no_word(string text)
    {
        Assert.Null(Redaction.Problem(Marker.Masked(text), text));
        Assert.Equal(text, string.Concat(Marker.Pieces(text).Select(piece => piece.Text)));
        Assert.DoesNotContain("Vega", Redaction.Shown(Marker.Masked("¡Gracias, Sra. Vega!")), StringComparison.Ordinal);
        var parts = Marker.Find(text);
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    private static List<string> Marked(string text) => [.. Marker.Find(text).Select(part => text[part.Start..part.End])];
}
