using System.Net;
using System.Text;
using PeerAtlas.Tables;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests;

/// <summary>Small frame files, as people write them.</summary>
internal static class FrameSamples
{
    public const string Regions = "key,name\nwest,West\nboston,Boston\n";

    public const string Organizations = """
        key,name,kind,region,program,active
        BRN-1,Birch River Network,provider agency,west,CBFS,yes
        HRB-1,Harborlight Services,Provider Agency,boston,PACT,
        AO-1,West Area Office,area office,west,,yes
        """;

    public const string Units = """
        key,organization,name,kind,region,program
        BRN-1-N,BRN-1,Northern division,division,,Respite
        """;

    public const string Contacts = """
        organization,unit,name,email,language
        BRN-1,,Ada Example,Ada@Birch.example,
        BRN-1,BRN-1-N,Luz Ejemplo,luz@birch.example,es
        HRB-1,,Sam Sample,sam@harborlight.example,en
        """;

    public static byte[] Csv(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The four sheets above, each changed as the test likes, as one workbook.</summary>
    public static byte[] Workbook(string regions = Regions, string organizations = Organizations, string units = Units, string contacts = Contacts)
    {
        using var stream = new MemoryStream();
        XlsxTable.Write(stream, [Sheet("regions", regions), Sheet("organizations", organizations), Sheet("units", units), Sheet("contacts", contacts)]);
        return stream.ToArray();
    }

    /// <summary>The analyst sends a file and looks at the preview.</summary>
    public static async Task<Visitor> PreviewAsync(this Visitor visitor, string fileName, byte[] file)
    {
        await visitor.OpenAsync("/frame/import");
        Assert.True(visitor.Status == HttpStatusCode.OK, $"{visitor.Status} at {visitor.Where}: {visitor.Text}");
        return await visitor.UploadAsync("Check the files", "Files", fileName, file);
    }

    /// <summary>Sends a file and confirms its import.</summary>
    public static async Task<Visitor> ImportAsync(this Visitor visitor, string fileName, byte[] file)
    {
        await visitor.PreviewAsync(fileName, file);
        return await visitor.SubmitAsync("Confirm the import");
    }

    private static TableSheet Sheet(string name, string text)
    {
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        return TableSheet.Create(name, rows[0], rows.Skip(1));
    }
}
