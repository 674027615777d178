using System.Diagnostics;
using System.Globalization;
using PeerAtlas.Badges.LinkedData;
using PeerAtlas.Badges.Tests.Credentials;

namespace PeerAtlas.Badges.Tests.LinkedData;

/// <summary>Names of nameless things, held against rdf-canonize.</summary>
public sealed class CanonicalizationTests
{
    private const string Says = "urn:says";

    [Fact]
    public async Task Random_statements_get_the_names_that_another_implementation_gives_them()
    {
        var chance = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var quads = Graph(chance);
            Assert.Equal(await OtherVerifier.CanonicalQuadsAsync(string.Concat(quads.Select(quad => quad.Line()))), Canonicalization.Of(quads));
        }
    }

    [Fact]
    public async Task Things_that_only_their_neighbours_tell_apart_get_their_names()
    {
        foreach (var quads in new[] { Ring(2), Ring(3), Ring(6), Ring(7), [.. Ring(3), .. Ring(4, "other")], Chain(9), Clique(4) })
            Assert.Equal(await OtherVerifier.CanonicalQuadsAsync(string.Concat(quads.Select(quad => quad.Line()))), Canonicalization.Of(quads));
    }

    [Fact]
    public void Other_names_and_another_order_change_nothing()
    {
        var chance = new Random(5);
        for (var round = 0; round < 100; round++)
        {
            var quads = Graph(chance).ToArray();
            var renamed = quads
                .Select(quad => new Quad(Other(quad.Subject), quad.Predicate, Other(quad.Object), quad.Graph is { } graph ? Other(graph) : null))
                .ToArray();
            chance.Shuffle(renamed);
            Assert.Equal(Canonicalization.Of(quads), Canonicalization.Of(renamed));
        }

        static RdfTerm Other(RdfTerm term) => term.IsBlank ? RdfTerm.Blank($"x{97 - int.Parse(term.Text[1..], CultureInfo.InvariantCulture)}") : term;
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public void Statements_that_would_be_endless_work_are_refused_in_words(int size)
    {
        var watch = Stopwatch.StartNew();
        var refusal = Assert.Throws<LinkedDataException>(() => Canonicalization.Of(Clique(size)));
        Assert.Contains("more work than is allowed", refusal.Message);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_chain_of_things_that_are_alike_is_refused_in_words()
    {
        var refusal = Assert.Throws<LinkedDataException>(() => Canonicalization.Of(Ring(5000)));
        Assert.Contains("nameless things that are alike", refusal.Message);
    }

    [Fact]
    public async Task Texts_are_written_with_as_few_escapes_as_can_be()
    {
        var text = string.Concat(Enumerable.Range(0, 0x100).Select(code => (char)code)) + "\u2028\ud83c\udf31\uffff";
        var quads = new[] { new Quad(RdfTerm.Address("urn:a"), Says, new RdfTerm(RdfKind.Literal, text), null) };
        Assert.Equal(await OtherVerifier.CanonicalQuadsAsync(quads[0].Line()), Canonicalization.Of(quads));
        Assert.Contains("\\u0000\\u0001", Canonicalization.Of(quads));
        Assert.Contains("\\u000B\\f\\r", Canonicalization.Of(quads));
    }

    [Fact]
    public void Lines_stand_in_the_order_of_code_points_and_not_of_utf16()
    {
        var quads = new[] { "\ud83c\udf31", "\uff21", "a" }.Select(text => new Quad(RdfTerm.Address("urn:a"), Says, new RdfTerm(RdfKind.Literal, text), null));
        Assert.Equal(["a", "\uff21", "\ud83c\udf31"], Canonicalization.Of([.. quads]).Split('\n')[..3].Select(line => line.Split('"')[1]));
    }

    private static HashSet<Quad> Graph(Random chance)
    {
        var (things, quads) = (chance.Next(1, 7), new HashSet<Quad>());
        for (var count = chance.Next(1, 14); count > 0; count--)
            quads.Add(
                new(
                    Thing(),
                    Says + chance.Next(2),
                    chance.Next(4) == 0 ? new(RdfKind.Literal, $"{chance.Next(2)}") : Thing(),
                    chance.Next(4) == 0 ? Thing() : null
                )
            );
        return quads;

        RdfTerm Thing() => chance.Next(5) == 0 ? RdfTerm.Address("urn:a") : RdfTerm.Blank($"b{chance.Next(things)}");
    }

    private static Quad[] Ring(int size, string name = "b") =>
        [.. Enumerable.Range(0, size).Select(at => new Quad(RdfTerm.Blank($"{name}{at}"), Says, RdfTerm.Blank($"{name}{(at + 1) % size}"), null))];

    private static Quad[] Chain(int size) => Ring(size)[..^1];

    private static Quad[] Clique(int size) =>
        [
            .. from one in Enumerable.Range(0, size)
            from other in Enumerable.Range(0, size)
            where one != other
            select new Quad(RdfTerm.Blank($"b{one}"), Says, RdfTerm.Blank($"b{other}"), null),
        ];
}
