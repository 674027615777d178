using System.Buffers;
using System.Text;

namespace PeerAtlas.Tables;

/// <summary>
/// Splits CSV text into records (RFC 4180; lines may end with LF, CR or both). A first line such as sep=; names the delimiter, as Excel
/// writes it; otherwise comma, semicolon or tab is told from the header. Every refusal names the line. Read as Excel does, marks in odd places
/// are text, what is too much is dropped, bytes that are no UTF-8 are Windows-1252 where no other encoding is told, and a pipe may part the cells too.
/// </summary>
internal sealed class CsvTokenizer : IDisposable
{
    /// <summary>Stands for bytes that are no text; U+FFFF is never a character.</summary>
    private const char Invalid = '\uFFFF';
    private const int End = -1;

    private static readonly string[] Single = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];

    private readonly TextReader _text;
    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _cell = new();
    private readonly TableLimits _limits;
    private readonly string _fileName;
    private readonly SearchValues<char> _stops;
    private readonly bool _asExcel;
    private readonly Windows1252Fallback? _windows;
    private int _length;
    private int _at;
    private int _line = 1;

    public CsvTokenizer(CountedStream stream, string fileName, TableLimits limits, bool asExcel = false, string? encoding = null)
    {
        _fileName = fileName;
        _limits = limits;
        _asExcel = asExcel;
        _windows = asExcel ? new(Invalid) : null;
        _text = new StreamReader(stream, EncodingOf(stream.Head, _windows, encoding), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        if (Peek() == '\uFEFF')
            _at++;
        Delimiter = NamedDelimiter() ?? (asExcel ? CsvDelimiter.Find(_buffer.AsSpan(_at, Math.Max(0, _length - _at))) : FindDelimiter());
        _stops = SearchValues.Create([Delimiter, '"', '\r', '\n', '\0', Invalid]);
    }

    /// <summary>What parts the cells.</summary>
    public char Delimiter { get; }

    /// <summary>Whether the first line names it.</summary>
    public bool IsDelimiterNamed { get; private set; }

    /// <summary>How many bytes were no UTF-8 and were read as Windows-1252.</summary>
    public long WindowsBytes => _windows?.Count ?? 0;

    /// <summary>The line on which the last record begins.</summary>
    public int Line { get; private set; }

    public void Dispose() => _text.Dispose();

    /// <summary>Reads the next record into <paramref name="cells"/>; false at the end.</summary>
    public bool Read(List<string> cells)
    {
        cells.Clear();
        Line = _line;
        if (Peek() == End)
            return false;
        while (true)
        {
            var cell = Peek() == '"' ? Quoted() : Unquoted();
            if (!_asExcel || cells.Count < _limits.MaxColumns)
                cells.Add(cell);
            if (cells.Count > _limits.MaxColumns + 1)
                throw Refuse($"The line has more than {_limits.MaxColumns} cells. Remove the columns that are not needed.", Line);
            var end = Next();
            if (end != Delimiter)
            {
                EndLine(end);
                return true;
            }
        }
    }

    private string Unquoted()
    {
        // Nearly every cell ends within the buffer and holds nothing special: it is taken at once.
        var rest = _buffer.AsSpan(_at, Math.Max(0, _length - _at));
        var length = rest.IndexOfAny(_stops);
        if (length >= 0 && length <= _limits.MaxCellCharacters && (rest[length] == Delimiter || rest[length] is '\r' or '\n'))
        {
            _at += length;
            // A table of coded answers is nearly all cells of one character; they need no memory of their own.
            return length switch
            {
                0 => "",
                1 when rest[0] < Single.Length => Single[rest[0]],
                _ => new string(rest[..length]),
            };
        }
        _cell.Clear();
        for (var next = Peek(); next != End && next != Delimiter && next is not ('\r' or '\n'); next = Peek())
        {
            if (next == '"' && !_asExcel)
                throw Refuse("A quotation mark stands in the middle of a cell. Put the whole cell in quotation marks and double those inside it.", _line);
            Append(Next());
        }
        return _cell.ToString();
    }

    private string Quoted()
    {
        _cell.Clear();
        var opened = _line;
        Next();
        while (true)
        {
            var next = Next();
            if (next == End)
                throw Refuse("A quotation mark is opened on this line and never closed. Close it, or double it if it belongs to the text.", opened);
            if (next == '"' && Peek() != '"')
                break;
            if (next == '"')
                Next();
            if (next == '\n' || (next == '\r' && Peek() != '\n'))
                _line++;
            Append(next);
        }
        if (_asExcel)
        {
            for (var next = Peek(); next != End && next != Delimiter && next is not ('\r' or '\n'); next = Peek())
                Append(Next());
        }

        if (Peek() is var after && after != End && after != Delimiter && after is not ('\r' or '\n'))
            throw Refuse("Text follows a closing quotation mark. Double the quotation marks that belong to the text.", _line);
        return _cell.ToString();
    }

    private void Append(int next)
    {
        if (_cell.Length >= _limits.MaxCellCharacters && _asExcel)
            return;
        if (_cell.Length >= _limits.MaxCellCharacters)
            throw Refuse($"A cell has more than {_limits.MaxCellCharacters} characters. Shorten it, or look for a quotation mark that is not closed.", Line);
        _cell.Append((char)next);
    }

    private void EndLine(int end)
    {
        if (end == '\r' && Peek() == '\n')
            Next();
        if (end != End)
            _line++;
    }

    private int Next()
    {
        var next = Peek();
        _at++;
        return next;
    }

    private int Peek()
    {
        if (_at >= _length && !Fill())
            return End;
        var next = _buffer[_at];
        return next switch
        {
            '\0' => throw Refuse("The file holds bytes that are no text. Save it as \"CSV UTF-8\" and try again.", _line),
            Invalid => throw Refuse("The text is not UTF-8. Save the file as \"CSV UTF-8\" and try again.", _line),
            _ => next,
        };
    }

    private bool Fill()
    {
        _length = _text.ReadBlock(_buffer);
        _at = 0;
        return _length > 0;
    }

    /// <summary>Takes a first line that names the delimiter; Excel shows none of it.</summary>
    private char? NamedDelimiter()
    {
        const string Name = "sep=";
        var text = _buffer.AsSpan(_at, Math.Max(0, _length - _at));
        var end = text.IndexOfAny('\r', '\n');
        var line = (end < 0 ? text : text[..end]).TrimEnd(' ');
        if (line.Length > 2 && line[0] == '"' && line[^1] == '"')
            line = line[1..^1];
        if (!line.StartsWith(Name, StringComparison.OrdinalIgnoreCase))
            return null;
        if (line.Length != Name.Length + 1 || char.IsLetterOrDigit(line[^1]) || line[^1] is '"' or '\'' or '.' or '-' or '+')
            throw Refuse("The first line begins with sep=, which tells Excel the delimiter. One such as ; must follow. Correct the line, or remove it.", 1);
        IsDelimiterNamed = true;
        var delimiter = line[^1];
        _at += end < 0 ? text.Length : end;
        EndLine(Next());
        return delimiter;
    }

    private char FindDelimiter()
    {
        Span<int> counts = stackalloc int[3];
        var quoted = false;
        foreach (var next in _buffer.AsSpan(_at, Math.Max(0, _length - _at)))
        {
            if (next == '"')
                quoted = !quoted;
            else if (!quoted && next is '\n' or '\r')
                break;
            else if (!quoted && ",;\t".IndexOf(next, StringComparison.Ordinal) is >= 0 and var kind)
                counts[kind]++;
        }
        if (counts[0] >= Math.Max(counts[1], counts[2]))
            return ',';
        return counts[1] >= counts[2] ? ';' : '\t';
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> head, Windows1252Fallback? windows, string? told)
    {
        var name = head switch
        {
            [0xFF, 0xFE, ..] => "utf-16",
            [0xFE, 0xFF, ..] => "utf-16BE",
            [not 0, 0, not 0, 0, ..] when windows is not null => "utf-16",
            [0, not 0, 0, not 0, ..] when windows is not null => "utf-16BE",
            _ => "utf-8",
        };
        var isUtf8 = name == "utf-8";
        if (isUtf8 && told is not (null or TextEncodings.Western))
            return TextEncodings.Of(told);
        return Encoding.GetEncoding(
            name,
            EncoderFallback.ExceptionFallback,
            isUtf8 && windows is not null ? windows : new DecoderReplacementFallback(Invalid.ToString())
        );
    }

    private TableException Refuse(string problem, int line) => new(problem, _fileName, row: line);
}
