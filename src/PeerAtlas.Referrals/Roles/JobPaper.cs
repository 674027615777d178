using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Documents;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Roles;

/// <summary>Writes a version of a job description as a document.</summary>
internal sealed class JobPaper(PeerAtlasDbContext database, ICredentialChoices credentials) : IPaper
{
    /// <summary>The name of this paper.</summary>
    public const string Name = "job description";

    public async Task<WrittenDocument?> WriteAsync(string of, Language language, CancellationToken cancellation)
    {
        var id = Guid.Parse(of, CultureInfo.InvariantCulture);
        return
            await database
                .Set<JobVersion>()
                .AsNoTracking()
                .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
                .SingleOrDefaultAsync(row => row.Id == id, cancellation)
                is { } version
            ? await WriteAsync(version, language, cancellation)
            : null;
    }

    /// <summary>Writes a version that the caller was let read.</summary>
    public async Task<WrittenDocument> WriteAsync(JobVersion version, Language language, CancellationToken cancellation)
    {
        var agency = await database
            .Set<Organisation>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Where(row => row.Id == version.OrganisationId)
            .Select(row => row.Name)
            .SingleAsync(cancellation);
        var asked = version.CredentialRule is { } rule
            ? (await credentials.ReadAsync(cancellation)).FirstOrDefault(choice => choice.Rule == rule) ?? new(rule, rule, rule)
            : null;
        var isSpanish = language.Code == LanguageCode.Spanish;
        return new(
            language,
            agency,
            TitleOf(version, language),
            [.. Opening(version, language), .. Facts(version, asked, language), .. Activities(version.Activities, language, isSpanish)],
            language[JobWords.VersionOf, agency, version.Number, language.Day(version.HoldsFrom)]
        );
    }

    /// <summary>The title in the reader's language, where the agency wrote one.</summary>
    public static string TitleOf(JobVersion version, Language language) =>
        language.Code == LanguageCode.Spanish && version.TitleSpanish.Length > 0 ? version.TitleSpanish : version.Title;

    private static string Line(string english, string spanish, Language language) =>
        language.Code == LanguageCode.Spanish && spanish.Length > 0 ? spanish : english;

    private static IEnumerable<WrittenBlock> Opening(JobVersion version, Language language)
    {
        var isSpanish = language.Code == LanguageCode.Spanish && version.OpeningSpanish.Length > 0;
        if (isSpanish)
            yield return new WrittenParagraph(version.OpeningSpanish);
        else if (version.Opening.Length > 0)
            yield return new WrittenParagraph(version.Opening) { In = language.Code == LanguageCode.English ? null : LanguageCode.English };
    }

    private static IEnumerable<WrittenBlock> Facts(JobVersion version, CredentialChoice? asked, Language language)
    {
        var facts = new (Words Name, string? Value)[]
        {
            (JobWords.Setting, JobTerms.Say(JobTerms.Settings, version.Setting, language)),
            (JobWords.Level, JobTerms.Say(JobTerms.Levels, version.Level, language)),
            (JobWords.HoursAWeek, version.MinutesAWeek is { } minutes ? (minutes / 60.0).ToString("0.##", language.Culture) : null),
            (JobWords.Pay, PayOf(version, language)),
            (JobWords.Credential, language.Code == LanguageCode.Spanish ? asked?.Spanish : asked?.English),
            (JobWords.PeerLine, Line(version.PeerLine, version.PeerLineSpanish, language)),
            (JobWords.ProfessionalLine, Line(version.ProfessionalLine, version.ProfessionalLineSpanish, language)),
            (JobWords.HoldsFrom, language.Day(version.HoldsFrom)),
        };
        yield return new WrittenFacts([.. facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => (language[fact.Name], fact.Value!))]);
    }

    private static IEnumerable<WrittenBlock> Activities(IReadOnlyList<JobActivity> activities, Language language, bool isSpanish)
    {
        // What the role list says is there in the product's own two languages.
        var other = isSpanish || language.Code == LanguageCode.English ? null : LanguageCode.English;
        WrittenList List(RoleStanding standing) =>
            new([
                .. activities
                    .Where(activity => activity.Standing == standing)
                    .Select(activity => isSpanish ? (activity.Spanish, activity.InsteadSpanish) : (activity.English, activity.InsteadEnglish)),
            ])
            {
                In = other,
            };

        if (List(RoleStanding.Inside) is { Items.Count: > 0 } inside)
        {
            yield return new WrittenHeading(language[JobWords.WhatYouDo]);
            yield return inside;
        }

        if (List(RoleStanding.Outside) is { Items.Count: > 0 } agreed)
        {
            yield return new WrittenHeading(language[JobWords.AlsoAgreed]);
            yield return new WrittenParagraph(language[JobWords.OutsideButAgreed]);
            yield return agreed;
        }

        if (List(RoleStanding.Prohibited) is { Items.Count: > 0 } never)
        {
            yield return new WrittenHeading(language[JobWords.NeverYours]);
            yield return new WrittenParagraph(language[JobWords.NeverYoursBecause]);
            yield return never;
        }
    }

    private static string? PayOf(JobVersion version, Language language)
    {
        if (version.PayFrom is not { } from || version.PayTo is not { } to)
            return null;
        string Dollars(int cents) => "$" + (cents / 100m).ToString(cents % 100 == 0 ? "N0" : "N2", language.Culture);
        var range = from == to ? Dollars(from) : language[JobWords.Range, Dollars(from), Dollars(to)];
        return language[version.PayPer == PayTime.Hour ? JobWords.PayAnHour : JobWords.PayAYear, range];
    }
}
