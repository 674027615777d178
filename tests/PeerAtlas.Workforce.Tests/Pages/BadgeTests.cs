using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Showing;

namespace PeerAtlas.Workforce.Tests.Pages;

/// <summary>A holder shows a badge, and anybody checks it.</summary>
public sealed class BadgeTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_badge_is_shown_without_a_name_until_its_holder_says_so_and_is_gone_when_they_stop(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.HoldAsync("TX-MHPS", new(2025, 3, 1));
        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Make the badge");
        var badge = await SingleAsync(site);
        var stranger = new Visitor(site);
        await stranger.OpenAsync($"/badges/shown/{badge.Token}?language=en");
        Assert.Contains("It holds.", stranger.Text);
        Assert.Contains("Mental Health Peer Specialist", stranger.Text);
        Assert.Contains("March 1, 2027", stranger.Text);
        Assert.DoesNotContain("Kim", stranger.Text);
        Assert.DoesNotContain("kim@home.example", badge.Content);
        await stranger.OpenAsync($"/badges/shown/{badge.Token}?language=es");
        Assert.Contains("Vale.", stranger.Text);

        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Make it anew", ("ShowsName", "true"));
        await stranger.OpenAsync($"/badges/shown/{badge.Token}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        var second = await SingleAsync(site);
        await stranger.OpenAsync($"/badges/shown/{second.Token}?language=en");
        Assert.Contains("Kim", stranger.Text);

        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Stop showing it");
        await stranger.OpenAsync($"/badges/shown/{second.Token}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Anybody_checks_the_file_and_the_image_and_learns_that_it_was_taken_back_changed_or_is_somebody_elses(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.HoldAsync("MA-CPS", new(2020, 1, 1));
        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Make the badge");
        var badge = await SingleAsync(site);
        var file = Encoding.UTF8.GetBytes(badge.Content);
        var stranger = new Visitor(site);
        Assert.Contains("It holds.", await CheckAsync(stranger, file, "KIM@home.example"));
        Assert.Contains("It holds.", await CheckAsync(stranger, await BytesAsync(stranger, $"/badges/shown/{badge.Token}?handler=Image"), ""));
        Assert.Contains("It does not hold.", await CheckAsync(stranger, file, "other@home.example"));
        var changed = badge.Content.Replace("Certified Peer Specialist", "Certified Brain Surgeon", StringComparison.Ordinal);
        Assert.Contains("It does not hold.", await CheckAsync(stranger, Encoding.UTF8.GetBytes(changed), ""));
        Assert.Contains("It does not hold.", await CheckAsync(stranger, "{}"u8.ToArray(), ""));

        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Withdraw it", ("Reason", "A mistake."));
        Assert.Contains("It does not hold.", await CheckAsync(stranger, file, ""));
        Assert.Contains("Failed", stranger.Text);
        await stranger.OpenAsync($"/badges/shown/{badge.Token}?language=en");
        Assert.Contains("It does not hold.", stranger.Text);
        Assert.Contains("Taken back", stranger.Text);
        Assert.Contains(badge.Id.ToString(), Encoding.UTF8.GetString(await BytesAsync(stranger, $"/badges/withdrawn/{town.Centre.Id}")));
        await town.LookAsync(id);
        Assert.DoesNotContain("Make it anew", town.Peer.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_badges_of_a_center_are_signed_by_one_key_that_no_record_of_changes_has(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        foreach (var rule in (string[])["MA-CPS", "TX-MHPS"])
        {
            var id = await town.HoldAsync(rule, new(2026, 1, 1));
            await town.LookAsync(id);
            await town.Peer.SubmitAsync("Make the badge");
        }

        var key = await site.WithDatabaseAsync(database => database.Set<CentreKey>().SingleAsync());
        var badges = await site.WithDatabaseAsync(database => database.Set<ShownBadge>().ToListAsync());
        Assert.All(badges, badge => Assert.Contains(key.Issuer, badge.Content));
        Assert.DoesNotContain("secretKeyMultibase", key.Secret);
        var changes = await site.WithDatabaseAsync(database => database.Set<AuditEntry>().Select(change => change.Changes).ToListAsync());
        Assert.DoesNotContain(changes, change => change.Contains(key.Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(changes, change => change.Contains(badges[0].Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_badge_of_a_key_that_nobody_here_knows_is_not_called_that_of_a_center()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        using var key = IssuerKey.Create();
        var description = new BadgeDescription
        {
            Issuer = new(null, "training organisation", "http://localhost:5080"),
            Achievement = new(null, "Certified Peer Specialist", "Made up.", "None.", null),
            Recipient = new(null, "kim@home.example"),
        };
        var badge = Badge.Issue(description, key, site.Clock.GetUtcNow().AddDays(-1));
        var told = await CheckAsync(new Visitor(site), Encoding.UTF8.GetBytes(badge), "");

        Assert.Contains("nobody here knows who signed it", told);
        Assert.DoesNotContain("It holds.", told);
    }

    private static async Task<string> CheckAsync(Visitor stranger, byte[] file, string holder)
    {
        await stranger.OpenAsync("/badges/verify?language=en");
        await stranger.UploadAsync("Check it", "Sent", "badge", file, ("Holder", holder));
        return stranger.Text;
    }

    private static Task<byte[]> BytesAsync(Visitor visitor, string address) => visitor.Http.GetByteArrayAsync(new Uri(address, UriKind.Relative));

    private static Task<ShownBadge> SingleAsync(TestSite site) =>
        site.WithDatabaseAsync(database => database.Set<ShownBadge>().AsNoTracking().SingleAsync(badge => badge.EndedAt == null));
}
