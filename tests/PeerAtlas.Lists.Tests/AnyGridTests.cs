using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Tests;

/// <summary>What holds for any grid and any bytes.</summary>
public sealed class AnyGridTests
{
    private static readonly string[] Cells =
    [
        "",
        "",
        " ",
        "Name",
        "Agency Name",
        "Kind",
        "Phone",
        "Date",
        "Hours",
        "Total",
        "Mon",
        "Tue",
        "Wed",
        "Harbor House",
        "North Light Inc",
        "DOE, JANE",
        "617-555-0123",
        "a@x.org",
        "#N/A",
        "0",
        "-",
        "1.5",
        "1:30",
        "4 u",
        "11/22/2026",
        "03/04/2026",
        "=1+1",
        "provider",
        "clinic",
        "x",
        "\u200B",
        "ﬁ",
        "\uD83D\uDE00",
        "1900-01-02T03:21:00",
        "99999999999999999999",
        "Sun 10/29",
        "02118",
        "1970",
        "é",
        "\"",
        ",,,",
        "a\nb",
    ];

    private static readonly Gen<string[][]> Grids = Gen.Choose(0, 12).SelectMany(width => Gen.Elements(Cells).ArrayOf(width).ArrayOf());

    [Fact]
    public void Every_row_is_a_record_left_out_or_a_problem()
    {
        Prop.ForAll(Grids.ToArbitrary(), grid =>
            {
                foreach (var form in new[] { Forms.Agencies(), Forms.Log() })
                {
                    using var file = Of(grid);
                    if (file is null)
                        return;
                    var mapping = ListGuess.Propose(file, form).Mapping;
                    var rows = file.Sheets[0].Rows().Count(row => row.Number != mapping.HeaderRow);
                    var counts = Forms.Apply(file, form, mapping).Counts;
                    Assert.Equal(rows, counts.Rows);
                    Assert.Equal(counts.Rows, counts.RecordRows + counts.LeftOutRows + counts.ProblemRows);
                    Assert.True(counts.Records >= counts.RecordRows);
                }
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(600));
    }

    [Fact]
    public void A_file_read_twice_is_read_the_same()
    {
        Prop.ForAll(Grids.ToArbitrary(), grid =>
            {
                using var file = Of(grid);
                if (file is null)
                    return;
                var form = Forms.Agencies();
                var mapping = ListGuess.Propose(file, form).Mapping with { NamelessRows = NamelessRows.Refuse };
                var (first, again) = (Told(file, form, mapping), Told(file, form, MappingJson.Read(MappingJson.Write(mapping), "mapping.json", form)));
                Assert.Equal(first, again);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Made_keys_are_there_and_tell_names_apart()
    {
        Prop.ForAll(
                Gen.Elements(
                        "Harbor House",
                        "harbor house",
                        "Harbor-House",
                        "HARBOR HOUSE!",
                        "ñ",
                        "。",
                        "Casa",
                        "casa ",
                        new string('a', 90),
                        new string('a', 91)
                    )
                    .ArrayOf()
                    .ToArbitrary(),
                names =>
                {
                    if (names.Length == 0)
                        return;
                    using var file = Forms.Csv("Agency,Kind\n" + string.Concat(names.Select(name => $"{name},provider\n")));
                    var form = Forms.Agencies();
                    var mapping = ListGuess.Propose(file, form).Mapping;
                    mapping = mapping.With("name", FieldSource.Of("A")).With("kind", FieldSource.Of("B")) with
                    {
                        HeaderRow = 1,
                        MakeKeys = true,
                        SameThing = SameThing.Name,
                    };
                    var records = Forms.Records(file, form, mapping.With("key", null));
                    foreach (var same in records.GroupBy(record => record["key"], StringComparer.OrdinalIgnoreCase))
                        Assert.Single(same.Select(record => record["name"]).Distinct(StringComparer.OrdinalIgnoreCase));
                    Assert.DoesNotContain(records, record => record["key"].Length == 0);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
            {
                foreach (
                    var (head, name) in new (byte[], string)[]
                    {
                        ([], "a.csv"),
                        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a.xls"),
                        ("PK\u0003\u0004"u8.ToArray(), "a.xlsx"),
                        ([0xFF, 0xFE], "a.csv"),
                    }
                )
                {
                    try
                    {
                        using var file = Forms.Bytes([.. head, .. bytes], name);
                        ListGuess.Propose(file, Forms.Agencies());
                    }
                    catch (TableException)
                    {
                        // Refused with a reason.
                    }
                }
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static List<string> Told(GridFile file, ListForm form, ListMapping mapping) =>
        [
            .. new MappedRows(file, form, mapping)
                .Read()
                .Select(row => $"{row.Number} {row.LeftOut} {row.Problems.Count} {string.Join('|', form.Fields.Select(field => row.Record?[field.Name]))}"),
        ];

    private static GridFile? Of(string[][] grid)
    {
        using var text = new MemoryStream();
        var builder = new StringBuilder();
        foreach (var row in grid)
            builder.AppendJoin(',', row.Select(cell => "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")).Append("\r\n");
        return builder.Length == 0 ? null : Forms.Csv(builder.ToString());
    }
}
