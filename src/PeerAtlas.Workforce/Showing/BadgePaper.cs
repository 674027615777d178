using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Badges.Verifying;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Documents;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Showing;

/// <summary>
/// Writes a badge to be printed: what was signed, and the address where it is checked. How it stands is not printed: that may change the same day.
/// </summary>
internal sealed class BadgePaper(PeerAtlasDbContext database, ShownBadges badges, RulesInForce rules, AuthorityClock clock) : IPaper
{
    /// <summary>The name of this paper.</summary>
    public const string Name = "badge";

    public async Task<WrittenDocument?> WriteAsync(string of, Language language, CancellationToken cancellation)
    {
        var id = Guid.Parse(of, CultureInfo.InvariantCulture);
        var token = await database
            .Set<ShownBadge>()
            .AsNoTracking()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Where(badge => badge.Id == id)
            .Select(badge => badge.Token)
            .SingleOrDefaultAsync(cancellation);
        if (token is null || await badges.FindAsync(token, cancellation) is not { } seen)
            return null;
        var rule = (await rules.ReadAsync(cancellation)).Find(seen.Credential.RuleId);
        var title = rule is null ? seen.Credential.RuleId : RuleExplanation.Name(rule.Name, language.OfRules());
        return Write(seen, title, await badges.VerifyAsync(seen, cancellation), language);
    }

    private WrittenDocument Write(SeenBadge seen, string title, Verification verification, Language language)
    {
        var address = badges.AddressOf(seen.Badge);
        return new(
            language,
            language[BadgeWords.ABadge],
            title,
            [
                new WrittenFacts([
                    (language[BadgeWords.Holder], seen.Badge.ShowsName ? seen.Credential.HolderName : language[BadgeWords.ToldByThePage]),
                    (language[BadgeWords.SignedBy], seen.Centre.Name),
                    (language[BadgeWords.From], ShownDays.Of(verification.Claimed?.ValidFrom, language)),
                    (language[BadgeWords.Until], verification.Claimed?.ValidUntil is { } until ? ShownDays.Of(until, language) : language[BadgeWords.NoEnd]),
                ]),
                new WrittenHeading(language[BadgeWords.ToCheckThisPaper]),
                new WrittenParagraph(language[BadgeWords.PaperProvesNothing]),
                QrPicture.Of(address, language[BadgeWords.AddressAsCode]),
                new WrittenParagraph(address),
            ],
            language[BadgeWords.PrintedOn, language.Day(clock.Today)]
        );
    }
}
