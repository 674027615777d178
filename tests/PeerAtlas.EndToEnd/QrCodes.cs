using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ZXing;
using ZXing.Common;

namespace PeerAtlas.EndToEnd;

/// <summary>Reads QR codes as a phone's camera does: from what is painted.</summary>
internal static partial class QrCodes
{
    private const int Module = 8;

    /// <summary>What the code in an SVG element says, painted by its path's runs of dark modules.</summary>
    public static async Task<string> ReadAsync(ILocator svg)
    {
        var size = int.Parse((await svg.GetAttributeAsync("viewBox"))!.Split(' ')[2]);
        var path = (await svg.Locator("path").GetAttributeAsync("d"))!;
        // A light margin, and black that nobody has painted yet is white.
        var width = (size + 8) * Module;
        var luminance = Enumerable.Repeat((byte)255, width * width).ToArray();
        foreach (Match run in Run().Matches(path))
        {
            var (x, y, length) = (Number(run, "x"), Number(run, "y"), Number(run, "length"));
            for (var row = (y + 4) * Module; row < (y + 5) * Module; row++)
                luminance.AsSpan((row * width) + ((x + 4) * Module), length * Module).Clear();
        }

        var reader = new BarcodeReaderGeneric
        {
            Options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], PureBarcode = true },
        };
        return reader.Decode(luminance, width, width, RGBLuminanceSource.BitmapFormat.Gray8)?.Text
            ?? throw new InvalidOperationException("No QR code can be read.");
    }

    private static int Number(Match run, string part) => int.Parse(run.Groups[part].ValueSpan);

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<length>\d+)v1h-\d+z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Run();
}
