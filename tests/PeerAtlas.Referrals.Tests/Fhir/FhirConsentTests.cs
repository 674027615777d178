using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Fhir;

/// <summary>What the peer tells of the support itself leaves with the person's consent to share back, and not without it.</summary>
[Collection<FhirCollection>]
public sealed class FhirConsentTests(FhirSites sites)
{
    private const string Words = "They moved in with a friend.";

    public static TheoryData<DatabaseKind, bool> Cases =>
        new(TestDatabase.Both.SelectMany(row => new[] { true, false }.Select(fromPage => (row.Data, fromPage))));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Closing_words_and_the_day_of_the_first_meeting_leave_only_with_consent(DatabaseKind kind, bool isClosedOnPage)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync(isClosedOnPage ? "P-600" : "P-601");
        var id = await north.ReferAsync(person, $"Practitioner/{north.Ana.Id}");
        await north.MoveAsync(id, "accepted");
        await north.MoveAsync(id, "in-progress");
        FhirAnswer? changed = null;
        if (isClosedOnPage)
            await ChangeAsync(referral => referral.Close(Words, north.Ana.Id, site.Clock.GetUtcNow().UtcDateTime));
        else
            changed = await north.MoveAsync(id, "completed", Words);

        var answers = new[]
        {
            changed ?? await site.GetAsync($"Task/{id}", north.Token),
            await site.GetAsync($"Task/{id}", north.Token),
            await site.GetAsync($"Task?patient={person.Id}", north.Token),
            await site.GetAsync($"ServiceRequest/{id}", north.Token),
            await site.GetAsync($"ServiceRequest?patient={person.Id}", north.Token),
            await site.GetAsync($"Encounter?patient={person.Id}", north.Token),
            await site.GetAsync($"Patient/{person.Id}", north.Token),
        };
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.DoesNotContain(answers, answer => answer.Body!.ToJsonString().Contains("moved in", StringComparison.Ordinal));
        var told = answers[1].Body!;
        Assert.Equal(("completed", null, null), ((string)told["status"]!, told["statusReason"], told["executionPeriod"]));
        Assert.DoesNotContain(await site.WithDatabaseAsync(database => database.Set<OutboxMail>().Select(mail => mail.Body).ToListAsync()), body =>
            body.Contains("moved in", StringComparison.Ordinal)
        );

        await ChangeAsync(referral =>
        {
            referral.SharesBack = true;
            return null;
        });
        told = (await site.GetAsync($"Task/{id}", north.Token)).Body!;
        Assert.Equal((Words, "2026-10-01"), ((string)told["statusReason"]!["text"]!, ((string)told["executionPeriod"]!["end"]!)));

        Task ChangeAsync(Func<Referral, ReferralEvent?> change) =>
            site.WithDatabaseAsync(async database =>
            {
                if (change(await database.Set<Referral>().AsTracking().SingleAsync(referral => referral.Id == Guid.Parse(id))) is { } happened)
                    database.Add(happened);
                await database.SaveChangesAsync();
            });
    }
}
