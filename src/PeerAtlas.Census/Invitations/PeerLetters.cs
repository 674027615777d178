using System.Globalization;
using System.Text;
using PeerAtlas.Census.Waves;
using PeerAtlas.Instruments;
using QRCoder;

namespace PeerAtlas.Census.Invitations;

/// <summary>The letters to hand to peer workers, one for each code.</summary>
/// <param name="Wave">The wave's name.</param>
/// <param name="Authority">Who asks.</param>
/// <param name="Address">
/// Where the survey is. A QR code has the letter's code behind a "#", which browsers do not send, so that none reaches a server's log.
/// </param>
/// <param name="Closes">The last day of answering.</param>
/// <param name="Fingerprint">Of the wave's keys, to compare with the page.</param>
/// <param name="Codes">The codes.</param>
internal sealed record PeerLetters(string Wave, string Authority, string Address, DateOnly Closes, string Fingerprint, IReadOnlyList<string> Codes)
{
    /// <summary>Whether the wave is a trial, which the letters say.</summary>
    public bool IsTrial { get; init; }

    /// <summary>What the wave says its surveys are about.</summary>
    public SurveyAbout About { get; init; } = SurveyAbout.Ours;

    /// <summary>How many minutes the survey takes at most, but for thinking.</summary>
    public int Minutes { get; init; }

    /// <summary>The letters of a wave with the codes that were just issued.</summary>
    public static PeerLetters Of(Wave wave, Instrument survey, string authority, string publicAddress, IssuedCodes issued) =>
        new(wave.Name, authority, AddressOf(publicAddress), wave.ClosesOn, issued.Fingerprint, issued.Codes)
        {
            IsTrial = wave.IsTrial,
            About = wave.About,
            Minutes = survey.Languages.Max(language => SurveyLength.Minutes(survey, language.Code)),
        };

    public string ClosesInEnglish => Closes.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US"));

    public string ClosesInSpanish => Closes.ToString("d 'de' MMMM 'de' yyyy", CultureInfo.GetCultureInfo("es-US"));

    /// <summary>The address as people type it.</summary>
    public string ShownAddress => Address[(Address.IndexOf("://", StringComparison.Ordinal) + 3)..];

    public static string AddressOf(string publicAddress) => publicAddress + PeerLinks.Index;

    /// <summary>Codes as CSV, for mails of the agency's own. They come from the page that shows them, since the site has not kept them.</summary>
    public static byte[] Csv(string? list, string address)
    {
        var codes = new List<string>();
        foreach (var typed in (list ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (CodeText.TryRead(typed, out var code))
                codes.Add(code);
        using var stream = new MemoryStream();
        Tables.CsvTable.Write(stream, ["code", "address"], codes.Select(code => new[] { CodeText.ForPeople(code), address }));
        return stream.ToArray();
    }

    /// <summary>The address with a code as a QR code: its width in modules, and the dark ones as an SVG path.</summary>
    public (int Size, string Path) QrCode(string code)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode($"{Address}#{code}", QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            var row = data.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                var start = x;
                while (x < row.Count && row[x])
                    x++;
                if (x > start)
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h{start - x}z");
            }
        }

        return (data.ModuleMatrix.Count, path.ToString());
    }
}
