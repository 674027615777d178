using System.Text;

namespace PeerAtlas.Tables;

/// <summary>
/// Reads the bytes that are no UTF-8 as Windows-1252, which older Windows programs write; those that it does not know either are one
/// character.
/// </summary>
internal sealed class Windows1252Fallback(char unknown) : DecoderFallback
{
    // The bytes from 0x80 to 0x9F; the others are the same as in Latin-1.
    private const string Special = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /// <summary>How many bytes were read so.</summary>
    public long Count { get; private set; }

    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Characters(this);

    private char Of(byte value)
    {
        Count++;
        var found = value is >= 0x80 and < 0xA0 ? Special[value - 0x80] : (char)value;
        return found == '\0' ? unknown : found;
    }

    private sealed class Characters(Windows1252Fallback fallback) : DecoderFallbackBuffer
    {
        private readonly char[] characters = new char[4];
        private int length;
        private int at;

        public override int Remaining => length - at;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (length, at) = (Math.Min(bytesUnknown.Length, characters.Length), 0);
            for (var place = 0; place < length; place++)
                characters[place] = fallback.Of(bytesUnknown[place]);
            return length > 0;
        }

        public override char GetNextChar() => at < length ? characters[at++] : '\0';

        public override bool MovePrevious() => at > 0 && --at >= 0;

        public override void Reset() => (length, at) = (0, 0);
    }
}
