using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace PeerAtlas.Instruments.Tests.Browser;

/// <summary>What the browser's module makes of a page.</summary>
/// <param name="Relevant">The fields of what is asked or shown.</param>
/// <param name="Values">By field, the values, as UTF-16 in hexadecimal digits.</param>
/// <param name="Items">The items that it worked out.</param>
/// <param name="Offered">By field, the marks of the choices that are offered, where the page decides it.</param>
internal sealed record BrowserSheet(HashSet<string> Relevant, Dictionary<string, string> Values, List<string> Items, Dictionary<string, string> Offered);

/// <summary>The module that decides in the browser which questions are asked, run by Node; it lives as long as it is used.</summary>
internal sealed class BrowserLogic : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private readonly Process _node = Process.Start(
        new ProcessStartInfo("node", ["evaluate.mjs"])
        {
            WorkingDirectory = Path.Combine(AppContext.BaseDirectory, "Browser"),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        }
    )!;

    /// <summary>Works a page out for the fields that its form has.</summary>
    /// <param name="logic">The page's logic.</param>
    /// <param name="sheet">The answers with which the page was shown.</param>
    /// <param name="fields">What stands in the form.</param>
    /// <param name="others">Whether a text for "other" means its box.</param>
    public BrowserSheet Work(PageLogic logic, AnswerSheet sheet, ILookup<string, string> fields, bool others = false)
    {
        using var json = new StringWriter();
        logic.WriteTo(json, sheet);
        var form = string.Join(',', fields.Select(field => $"{Quoted(field.Key)}:[{string.Join(',', field.Select(Quoted))}]"));
        _node.StandardInput.WriteLine($"{{\"logic\":{json},\"fields\":{{{form}}},\"others\":{(others ? "true" : "false")}}}");
        _node.StandardInput.Flush();
        var line = _node.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The module ended at {json}");
        return JsonSerializer.Deserialize<BrowserSheet>(line, Options)!;
    }

    /// <summary>A text as the module's values are told.</summary>
    public static string Hex(string text) => Convert.ToHexStringLower(MemoryMarshal.AsBytes(text.AsSpan()));

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private static string Quoted(string text) =>
        string.Concat(text.Select(unit => "\\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture)).Prepend("\"").Append("\""));
}
