using QRCoder;

namespace PeerAtlas.Documents;

/// <summary>An address as a picture that a phone reads.</summary>
public static class QrPicture
{
    private const int PixelsOfModule = 8;

    /// <summary>The picture.</summary>
    /// <param name="address">The address.</param>
    /// <param name="instead">What it is, for whoever does not see it.</param>
    public static WrittenPicture Of(string address, string instead)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return new(code.GetGraphic(PixelsOfModule), instead, 32);
    }
}
