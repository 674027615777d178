using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Design;
using PeerAtlas.Documents;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Hours;

/// <summary>Writes a letter about hours to be printed: what its page says, and the address where that is checked.</summary>
internal sealed class LetterPaper(PeerAtlasDbContext database, OwnHours own, AuthorityClock clock, IOptions<AuthoritySettings> settings) : IPaper
{
    /// <summary>The name of this paper.</summary>
    public const string Name = "hours letter";

    public async Task<WrittenDocument?> WriteAsync(string of, Language language, CancellationToken cancellation)
    {
        var id = Guid.Parse(of, CultureInfo.InvariantCulture);
        var letter = await database
            .Set<HoursLetter>()
            .AsNoTracking()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .SingleOrDefaultAsync(row => row.Id == id && row.EndedAt == null, cancellation);
        return letter is null ? null : Write(letter, (await own.NamesAsync([letter.OrganisationId], cancellation))[letter.OrganisationId], language);
    }

    private WrittenDocument Write(HoursLetter letter, string agency, Language language)
    {
        string Hours(long minutes) => (minutes / 60.0).ToString("N1", language.Culture);
        var (months, made) = (letter.ByMonth(), clock.ToLocal(letter.MadeAt));
        var address = settings.Value.PublicAddress + HoursLinks.Letter(letter.Token);
        return new(
            language,
            language[OwnHoursWords.MadeFromTheRecord, letter.Name, agency],
            language[OwnHoursWords.HoursOfWork],
            [
                new WrittenParagraph(language[OwnHoursWords.TheRecordHolds, made, agency, letter.Name]),
                .. letter.EarlierNames.Length == 0
                    ? Array.Empty<WrittenBlock>()
                    : [new WrittenParagraph(language[OwnHoursWords.AlsoCalled, letter.Name, letter.EarlierNames])],
                new WrittenTable(
                    language[OwnHoursWords.NameAndAgency, letter.Name, agency],
                    [language[OwnHoursWords.Month], language[OwnHoursWords.Hours]],
                    [
                        .. months.Select(month => new[] { month.Month.ToString("MMMM yyyy", language.Culture), Hours(month.Minutes) }),
                        [language[OwnHoursWords.All], Hours(months.Sum(month => month.Minutes))],
                    ]
                ),
                new WrittenParagraph(language[OwnHoursWords.LoggedOrSent, letter.Name]),
                new WrittenHeading(language[OwnHoursWords.ToCheckThisPaper]),
                new WrittenParagraph(language[OwnHoursWords.PaperProvesNothing]),
                QrPicture.Of(address, language[OwnHoursWords.AddressAsCode]),
                new WrittenParagraph(address),
                new WrittenParagraph(language[OwnHoursWords.SignedForTheAgency] + "\n\n"),
            ],
            language[OwnHoursWords.LetterOfDay, language.Day(DateOnly.FromDateTime(made))]
        )
        {
            Running = language[OwnHoursWords.NameAndAgency, letter.Name, agency],
        };
    }
}
