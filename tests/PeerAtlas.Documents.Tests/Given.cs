using PeerAtlas.Design;

namespace PeerAtlas.Documents.Tests;

/// <summary>Documents to write.</summary>
internal static class Given
{
    /// <summary>One of every kind of block, in Spanish, with what a writer may trip over.</summary>
    public static WrittenDocument Spanish { get; } =
        new(
            Language.Of("es"),
            "Agencia <A> & B",
            "Par\u0007 especialista",
            [
                new WrittenHeading("De qué se trata"),
                new WrittenParagraph("Primera línea\nSegunda <script>alert(1)</script>"),
                new WrittenParagraph("In English only.") { In = "en" },
                new WrittenList([("Escuchar", ""), ("Escribir metas", "Lo hace el proveedor principal.")]),
                new WrittenFacts([("Horas por semana", "37.5"), ("Pago", "–")]),
                new WrittenTable(
                    "Horas por mes",
                    ["Mes", "Horas"],
                    [
                        ["octubre", "12.0"],
                        ["noviembre", "7.5"],
                    ]
                ),
                QrPicture.Of("https://example.org/x", "Código para comprobar"),
            ],
            "Impreso el 1 de octubre"
        );
}
