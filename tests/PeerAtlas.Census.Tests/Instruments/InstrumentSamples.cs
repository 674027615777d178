using PeerAtlas.Tables;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Instruments;

/// <summary>Small instruments, and those that are shipped.</summary>
internal static class InstrumentSamples
{
    private static readonly string[] Survey =
    [
        "type",
        "name",
        "label::English (en)",
        "label::Spanish (es)",
        "relevant",
        "required",
        "constraint",
        "constraint_message::English (en)",
    ];

    public static readonly string[] Peers =
    [
        "integer",
        "peers",
        "How many peer workers?",
        "¿Cuántos trabajadores pares?",
        "",
        "yes",
        ". >= 0",
        "Not below zero.",
    ];

    public static readonly string[] Plans = ["select_one yes_no", "plans", "Do you plan to hire?", "¿Piensa contratar?", "${peers} > 0", "", "", ""];

    public static byte[] Shipped(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "instruments", name));

    /// <summary>A workbook with these questions.</summary>
    public static byte[] Workbook(params string[][] questions) => Workbook("short-agency", questions);

    public static byte[] Workbook(string formId, string[][] questions)
    {
        using var stream = new MemoryStream();
        XlsxTable.Write(
            stream,
            [
                TableSheet.Create("survey", Survey, questions),
                TableSheet.Create(
                    "choices",
                    ["list_name", "name", "label::English (en)", "label::Spanish (es)"],
                    [
                        ["yes_no", "yes", "Yes", "Sí"],
                        ["yes_no", "no", "No", "No"],
                    ]
                ),
                TableSheet.Create(
                    "settings",
                    ["form_title", "form_id", "version", "default_language"],
                    [
                        ["Short agency survey", formId, "1", "English (en)"],
                    ]
                ),
            ]
        );
        return stream.ToArray();
    }
}
