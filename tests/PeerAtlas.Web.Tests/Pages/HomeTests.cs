using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Pages;

public sealed class HomeTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Fact]
    public async Task Strangers_learn_where_to_go_in_their_language()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var visitor = await new Visitor(site).OpenAsync("/");
        Assert.Contains("Enter the code on your letter", visitor.Text);
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='/published']"));
        await visitor.FollowAsync("Español");
        Assert.Contains("Escriba el código de su carta", visitor.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_analyst_of_a_new_site_is_led_from_instrument_to_wave(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var visitor = await new Visitor(site).SignInAsync("rosa@authority.example");
        Assert.Equal(["/instruments", "/frame", "/waves"], visitor.Page.QuerySelectorAll("main .usa-card a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_open_wave_is_followed_by_the_analyst_and_answered_by_each_agency_for_itself(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var (north, south) = (await site.AddOrganisationAsync("north"), await site.AddOrganisationAsync("south"));
        await site.AddAccountAsync("sam@north.example", Role.AgencyAdministrator, north);
        var instrument = new SurveyInstrument
        {
            Key = "agency",
            Title = "Agency survey",
            Audience = Audience.Agency,
        };
        var version = new InstrumentVersion
        {
            InstrumentId = instrument.Id,
            Number = 1,
            Definition = "{}",
            Checksum = "c",
            ImportedAt = DateTime.UnixEpoch,
        };
        var wave = new Wave
        {
            Name = "2026",
            AgencyVersionId = version.Id,
            OpensOn = new(2026, 9, 15),
            ClosesOn = new(2026, 10, 15),
            State = WaveState.Open,
        };
        await site.AddAsync(instrument, version, wave);
        foreach (var organisation in new[] { north, south })
        {
            var contact = new Contact
            {
                OrganisationId = organisation.Id,
                Name = "Contact",
                Email = $"contact@{organisation.Key}.example",
            };
            await site.AddAsync(
                contact,
                new Invitation
                {
                    WaveId = wave.Id,
                    OrganisationId = organisation.Id,
                    ContactId = contact.Id,
                }
            );
        }

        await site.AddAsync(
            new AgencyResponse
            {
                WaveId = wave.Id,
                OrganisationId = south.Id,
                StartedAt = DateTime.UnixEpoch,
                SavedAt = DateTime.UnixEpoch,
                CompletedAt = DateTime.UnixEpoch,
                Answers = "{}",
            }
        );
        var analyst = await new Visitor(site).SignInAsync("rosa@authority.example");
        Assert.Contains("1 of 2 invited organizations answered. It closes in 14 days.", analyst.Text);
        var administrator = await new Visitor(site).SignInAsync("sam@north.example");
        Assert.Contains("Answer the survey 2026 for north organisation", administrator.Text);
        Assert.DoesNotContain("south", administrator.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_member_with_nothing_to_do_is_told_so(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await site.AddAccountAsync("sam@north.example", Role.AgencyAdministrator, await site.AddOrganisationAsync("north", OrganisationKind.ProviderAgency));
        var visitor = await new Visitor(site).SignInAsync("sam@north.example");
        Assert.Contains("Nothing needs you right now", visitor.Text);
    }
}
