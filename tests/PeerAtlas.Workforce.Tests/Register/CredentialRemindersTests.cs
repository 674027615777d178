using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Tests.Register;

public sealed class CredentialRemindersTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Mails_come_90_60_and_30_days_before_each_once_in_both_languages_and_never_for_what_does_not_expire(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        // Ends on 31 December 2026, 91 days from the first day of the test.
        await town.HoldAsync("TX-MHPS", new(2024, 12, 31));
        await town.HoldAsync("MA-CPS", new(2020, 1, 1));
        var sent = new List<int>();
        for (var day = 0; day <= 95; day++)
        {
            if (await WriteAsync(site) + await WriteAsync(site) is var count and > 0)
            {
                Assert.Equal(1, count);
                sent.Add(day);
            }

            site.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([1, 31, 61], sent);
        var mails = await site.WithDatabaseAsync(database => database.Set<OutboxMail>().AsNoTracking().ToListAsync());
        Assert.All(mails, mail =>
        {
            Assert.Equal("kim@home.example", mail.To);
            Assert.Contains("2026-12-31 is the last day", mail.Body);
            Assert.Contains("es el último día", mail.Body);
            Assert.DoesNotContain(
                "peer",
                mail.Subject + mail.Body.Replace("peeratlas", "", StringComparison.OrdinalIgnoreCase),
                StringComparison.OrdinalIgnoreCase
            );
        });
    }

    private static async Task<int> WriteAsync(TestSite site)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await scope.ServiceProvider.GetRequiredService<CredentialReminders>().WriteAsync(default);
    }
}
