using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Testing;
using PeerAtlas.Web.Start;

namespace PeerAtlas.Web.Tests.Start;

public sealed class FirstRunTests
{
    private const string Password = "nine green lamps hum";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_first_visitor_of_an_empty_site_becomes_the_analyst_of_the_authority(DatabaseKind kind)
    {
        await using var site = new TestSite(kind, ("Authority:Name", "Department of Mental Health"));
        var visitor = new Visitor(site);
        await visitor.OpenAsync("/");
        Assert.Equal("/first-run", visitor.Where);
        Assert.Contains("Department of Mental Health", visitor.Text);
        Assert.Contains("America/New_York", visitor.Text);

        await FillInAsync(visitor, "Rosa Díaz", "rosa@authority.example", Password);
        Assert.Equal("/", visitor.Where);
        Assert.Contains("PeerAtlas is set up", visitor.Text);

        await site.WithDatabaseAsync(async database =>
        {
            var organisation = await database.Set<Organisation>().SingleAsync();
            Assert.Equal(("Department of Mental Health", OrganisationKind.Authority), (organisation.Name, organisation.Kind));
            Assert.All(await database.Set<AuditEntry>().ToListAsync(), entry => Assert.Equal("rosa@authority.example", entry.Actor));
            var membership = await database.Set<Membership>().SingleAsync();
            Assert.Equal((organisation.Id, Role.AuthorityAnalyst), (membership.OrganisationId, membership.Role));
        });
        await visitor.OpenAsync("/first-run");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Theory]
    [InlineData("seventeen", "Use at least 15 characters.")]
    [InlineData("rosa díaz rosa díaz", "words that others would try first")]
    [InlineData("ababababababababab", "repeats the same few characters")]
    public async Task A_weak_password_makes_nobody(string password, string reason)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var visitor = await new Visitor(site).OpenAsync("/first-run");
        await FillInAsync(visitor, "Rosa Díaz", "rosa@authority.example", password);
        Assert.Contains(reason, visitor.Text);
        Assert.Equal("Rosa Díaz", visitor.Page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        Assert.False(await site.WithDatabaseAsync(database => database.Users.AnyAsync()));

        await FillInAsync(visitor, "Rosa Díaz", "rosa@authority.example", Password);
        Assert.Equal("/", visitor.Where);
    }

    [Theory]
    [InlineData("")]
    [InlineData("TEST-CODF")]
    public async Task A_stranger_without_the_code_of_the_console_makes_nobody(string code)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var visitor = await new Visitor(site).OpenAsync("/first-run");
        await visitor.SubmitAsync(
            "Make the account",
            ("Input.Code", code),
            ("Input.Name", "Mallory"),
            ("Input.Email", "mallory@elsewhere.example"),
            ("Input.Password", Password),
            ("Input.Again", Password)
        );
        Assert.Contains("This is not the set-up code.", visitor.Text);
        Assert.False(await site.WithDatabaseAsync(database => database.Users.AnyAsync()));
    }

    [Fact]
    public void A_site_makes_a_code_of_its_own_and_says_it_once_on_its_console()
    {
        var (code, console) = (new SetUpCode(new ConfigurationBuilder().Build()), new StringWriter());
        code.Say(console);
        var said = console.ToString().Trim()[^14..];
        Assert.Matches("^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$", said);
        Assert.True(code.Matches(said.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.False(code.Matches(said[1..]));
        Assert.False(code.Matches(null));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_several_at_once_one_becomes_the_analyst(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var visitors = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => new Visitor(site).OpenAsync("/first-run")));
        await Task.WhenAll(visitors.Select((visitor, number) => FillInAsync(visitor, $"Person {number}", $"person{number}@authority.example", Password)));

        Assert.Single(visitors, visitor => visitor.Status == HttpStatusCode.OK);
        Assert.Equal(3, visitors.Count(visitor => visitor.Status == HttpStatusCode.NotFound));
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Users.CountAsync()));
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<Organisation>().CountAsync()));
    }

    private static Task<Visitor> FillInAsync(Visitor visitor, string name, string email, string password) =>
        visitor.SubmitAsync(
            "Make the account",
            ("Input.Code", TestSite.SetUpCode.ToLowerInvariant()),
            ("Input.Name", name),
            ("Input.Email", email),
            ("Input.Password", password),
            ("Input.Again", password)
        );
}
