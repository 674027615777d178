using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.LinkedData;
using PeerAtlas.Badges.Tests.Credentials;

namespace PeerAtlas.Badges.Tests.LinkedData;

/// <summary>What JSON-LD says, held against jsonld.js in the mode in which it refuses whatever it would leave out.</summary>
public sealed class StatementsTests
{
    private const string Terms = """
        "@version": 1.1, "id": "@id", "type": "@type", "ex": "https://example.org/", "name": "ex:name", "n": "ex:n", "many": {"@id": "ex:many", "@container": "@set"},
        "steps": {"@id": "ex:steps", "@container": "@list"}, "page": {"@id": "ex:page", "@type": "@id"}, "kind": {"@id": "ex:kind", "@type": "@vocab"},
        "when": {"@id": "ex:when", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}, "raw": {"@id": "ex:raw", "@type": "@json"},
        "label": {"@id": "ex:label", "@container": "@language"}, "dutch": {"@id": "ex:label", "@language": "nl"}, "by": {"@reverse": "ex:made"},
        "apart": {"@id": "ex:apart", "@container": "@graph"}, "known": {"@id": "ex:known", "@container": "@id"}, "sorts": {"@id": "ex:sorts", "@container": "@type"},
        "Person": {"@id": "ex:Person", "@context": {"name": "ex:personName", "born": "ex:born"}},
        "inner": {"@id": "ex:inner", "@context": {"name": "ex:innerName"}}, "nest": "@nest", "nul": null
        """;

    public static TheoryData<string> Documents =>
        [
            """ "id": "urn:a", "name": "x", "n": 3 """,
            """ "id": "urn:a", "n": [1.5, 1e30, -0.0, 1.5E-7, 100, 1e21, 123456789012345680, true, false, "t"] """,
            """ "name": ["a", null, "b", "a"], "many": "one" """,
            """ "id": "urn:a", "steps": ["a", "b", {"name": "c"}], "many": [] """,
            """ "id": "urn:a", "steps": [] """,
            """ "id": "urn:a", "steps": [["a"], [], ["b", ["c"]]] """,
            """ "id": "urn:a", "page": ["https://example.org/p", {"id": "urn:q"}], "kind": ["Person", "ex:other"] """,
            """ "id": "urn:a", "when": "2026-01-01T00:00:00Z", "raw": {"z": [1, 2.50, 1e-7, "\u00e9\u0001"], "a": null, "\ud83c\udf31": 1, "\uff21": 2} """,
            """ "id": "urn:a", "raw": null, "name": null """,
            """ "id": "urn:a", "label": {"en": "one", "es": ["uno", "una"], "@none": "1"}, "dutch": "een" """,
            """ "id": "urn:a", "by": {"id": "urn:maker", "name": "m"} """,
            """ "id": "urn:a", "@reverse": {"name": {"id": "urn:maker"}} """,
            """ "id": "urn:a", "apart": {"id": "urn:b", "name": "within"} """,
            """ "id": "urn:a", "known": {"urn:b": {"name": "b"}, "urn:c": {"name": "c"}} """,
            """ "id": "urn:a", "sorts": {"Person": {"name": "p", "born": "1"}} """,
            """ "id": "urn:a", "type": "Person", "name": "p", "inner": {"name": "i", "many": {"name": "plain"}} """,
            """ "type": ["Person", "ex:Other"], "name": "p", "many": {"type": "Person", "name": "q"} """,
            """ "id": "urn:a", "inner": {"type": "Person", "name": "both", "inner": {"name": "deep"}} """,
            """ "id": "_:x", "many": [{"id": "_:x"}, {"id": "_:y", "name": "y"}] """,
            """ "id": "urn:a", "nest": {"name": "nested", "nest": [{"n": 1}, {"n": 2}]} """,
            """ "id": "urn:a", "name": {"@value": "x", "@language": "en"}, "n": {"@value": "5", "@type": "ex:five"} """,
            """ "id": "urn:a", "name": {"@value": {"b": 1, "a": 2}, "@type": "@json"}, "n": {"@list": [1, null, 2]} """,
            """ "id": "urn:a", "name": {"@set": ["x", "y"]}, "@included": {"id": "urn:b", "name": "b"} """,
            """ "@graph": [{"id": "urn:a", "name": "a"}, {"id": "urn:b", "name": "b"}] """,
            """ "id": "urn:g", "name": "g", "@graph": [{"id": "urn:a", "name": "a"}] """,
            """ "id": "urn:a", "many": {"@context": {"name": "ex:other"}, "name": "other", "many": {"name": "still other"}} """,
            """ "id": "urn:a", "many": {"@context": [null, {"own": "https://example.org/own"}], "own": "o"} """,
            """ "id": "urn:a", "many": {"@context": {"@propagate": false, "name": "ex:other"}, "name": "other", "many": {"name": "as before"}} """,
            """ "id": "urn:a", "https://example.org/whole": "w", "ex:short": {"@id": "ex:s"} """,
            """ "id": "urn:a", "many": {"@context": {"@vocab": "https://example.org/v#", "@language": "en"}, "any": "text", "@type": "Thing"} """,
        ];

    public static TheoryData<string, string> Refused =>
        new()
        {
            { """ "id": "urn:a", "unknown": 1 """, "No context tells what “unknown” means" },
            { """ "id": "urn:a", "nul": 1 """, "No context tells what “nul” means" },
            { """ "id": "a", "name": "x" """, "“a” is no whole address" },
            { """ "id": "urn:a", "page": "/p" """, "“/p” is no whole address" },
            { """ "id": "urn:a", "type": "Unknown", "name": "x" """, "No context tells what “Unknown” means" },
            { """ "id": "urn:a", "kind": "unknown" """, "No context tells what “unknown” means" },
            { """ "id": "urn:a b", "name": "x" """, "characters that no address has" },
            { """ "id": "urn:a> <urn:b> <urn:c> . <urn:d", "name": "x" """, "characters that no address has" },
            { """ "id": "urn:a", "name": {"@value": "x", "@language": "no language"} """, "is no name of a language" },
            { """ "id": "urn:a", "name": {"@value": "x", "@direction": "rtl"} """, "@direction stands where it is not supported" },
            { """ "id": "urn:a", "many": {"@index": "1", "name": "x"} """, "@index stands where it is not supported" },
            { """ "id": "urn:a", "name": {"@value": null} """, "A value is told to be none" },
            { """ "id": "urn:a" """, "says nothing of anything" },
            { """ "id": "urn:a", "name": {"@value": [1]} """, "neither a text nor a number" },
            { """ "id": "urn:a", "name": {"@value": "x", "ex:more": 1} """, "says more than a value may" },
            { """ "id": "urn:a", "@id": "urn:b", "name": "x" """, "@id is told twice" },
            { """ "id": "urn:a", "@context": {"name": {"@id": "ex:x", "@container": "@index"}}, "name": "x" """, "by an index" },
            { """ "id": "urn:a", "many": {"@context": {"@base": "https://example.org/"}, "name": "x"} """, "(@base)" },
            { """ "id": "urn:a", "many": {"@context": {"@import": "https://example.org/"}, "name": "x"} """, "imports another" },
            { """ "id": "urn:a", "many": {"@context": {"a": "b:c", "b": "a:d"}, "name": "x"} """, "explained by itself" },
            { """ "id": "urn:a", "many": {"@context": {"id": "ex:id"}, "name": "x", "@context2": 1} """, "No context tells what “@context2” means" },
        };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_document_says_what_another_implementation_reads_in_it(string members)
    {
        var document = $"{{\"@context\": {{{Terms}}}, {members}}}";
        var other = await OtherVerifier.CanonicalAsync(document);
        Assert.DoesNotContain('!', other[..1]);
        Assert.Equal(other, Canonical(document));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_no_signature_would_protect_is_refused_in_words(string members, string reason)
    {
        var own = members.Contains("\"@context\": {\"name\"", StringComparison.Ordinal) ? members : $"\"@context\": {{{Terms}}}, {members}";
        Assert.Contains(reason, Assert.Throws<LinkedDataException>(() => Canonical($"{{{own}}}")).Message);
    }

    [Fact]
    public void What_is_protected_cannot_be_given_another_meaning()
    {
        var badge = Given.Parsed(Given.Badge());
        badge["credentialSubject"]!["@context"] = System.Text.Json.Nodes.JsonNode.Parse("""{"name": "https://example.org/notTheName"}""");
        Assert.Contains("gives the protected term “name” another meaning", Assert.Throws<LinkedDataException>(() => Canonical(badge.ToJsonString())).Message);
        badge["credentialSubject"]!["@context"] = new System.Text.Json.Nodes.JsonArray((System.Text.Json.Nodes.JsonNode?)null);
        Assert.Contains("sets aside terms that are protected", Assert.Throws<LinkedDataException>(() => Canonical(badge.ToJsonString())).Message);
    }

    [Fact]
    public void Contexts_that_make_much_work_are_refused()
    {
        var terms = string.Join(',', Enumerable.Range(0, 2000).Select(term => $"\"t{term}\": \"https://example.org/{term}\""));
        var things = string.Join(',', Enumerable.Repeat("{\"@type\": \"T\", \"t0\": 1}", 1000));
        var document = $"{{\"@context\": {{\"T\": {{\"@id\": \"https://example.org/T\", \"@context\": {{{terms}}}}}}}, \"@graph\": [{things}]}}";
        Assert.Contains("more work than is allowed", Assert.Throws<LinkedDataException>(() => Canonical(document)).Message);
    }

    private static string Canonical(string document) => Canonicalization.Of(BadgeJson.Parse(Given.Bytes(document)), ContextLibrary.Shipped);
}
