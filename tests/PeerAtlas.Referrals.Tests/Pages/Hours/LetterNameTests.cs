using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Documents.Web;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Pages.Hours;

/// <summary>Whose hours a letter tells of.</summary>
public sealed class LetterNameTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Who_types_another_name_gets_a_letter_that_says_both_and_each_page_bears_a_name_and_number(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var referral = await agency.ReferAsync(agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours?language=en");
        await peer.SubmitAsync("Log it", ("Input.Who", $"r{referral.Id}"), ("Input.What", "one-to-one"), ("Input.Length", "45"));
        var before = agency.Peer.Name;
        await peer.OpenAsync("/account?language=en");
        await peer.SubmitAsync("Save the name", ("Name", "A Colleague"));
        await peer.OpenAsync("/hours/own?language=en&Period=2026-10");
        await peer.SubmitAsync("Make the letter: October 2026");
        var letter = await site.WithDatabaseAsync(database => database.Set<HoursLetter>().SingleAsync());
        var stranger = await new Visitor(site).OpenAsync($"/hours/letters/{letter.Token}?language=en");
        Assert.Contains("A Colleague", stranger.Text, StringComparison.Ordinal);
        Assert.Contains($"the account of A Colleague also had this name: {before}.", stranger.Text, StringComparison.Ordinal);

        // A file in another language is no choice of a language for the visit.
        await stranger.Http.GetAsync(new Uri($"/hours/letters/{letter.Token}/pdf?language=es", UriKind.Relative));
        Assert.Contains("Hours of work", (await stranger.OpenAsync($"/hours/letters/{letter.Token}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_printed_page_bears_who_and_its_number_and_no_words_leave_the_quotation_marks()
    {
        var page = Encoding.UTF8.GetString(WebWriter.Write(new(Language.Of("es"), "", "Horas", [], "") { Running = "Ana \"</style> \\Soto" }));
        Assert.Contains("counter(page)", page, StringComparison.Ordinal);
        Assert.Contains("Ana \\22 \\3c \\2f style\\3e  \\5c Soto", page, StringComparison.Ordinal);
        Assert.Contains("\"Página \" counter(page) \" de \" counter(pages)", page, StringComparison.Ordinal);
    }
}
