using System.Text;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>Lists of organisations as people have them, at each step of their import.</summary>
internal static class FilledLists
{
    /// <summary>A title row, a nameless column, two spellings, sites of one agency, no mail.</summary>
    public const string Providers = """
        Providers under contract,,,,
        ,,,,
        Agency,Clinic,Town,ZIP,
        "Cedar Point Services, Inc.",North clinic,Northtown,1234,x
        Cedar Point Services Inc,South clinic,Southtown,1235,
        Dogwood House,,Harbor,02134,x
        Total: 3,,,,
        """;

    public static async Task AddAsync(Visitor analyst, IDictionary<string, string> holds)
    {
        await SendAsync(analyst, "Agency\nElm Grove\n");
        await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"));
        await analyst.SubmitAsync("Confirm the import");
        holds["askedList"] = await SendAsync(analyst, Providers);
        holds["pairedList"] = await SendAsync(analyst, Providers);
        await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"));
        holds["readyList"] = await SendAsync(analyst, "Agency,Region,Type\nFir Street,Nowhere,Clinic\nGinkgo Place,,Shelter\n");
        await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"), ("leaveout", "true"));
    }

    private static async Task<string> SendAsync(Visitor analyst, string list)
    {
        await analyst.OpenAsync("/frame/list");
        await analyst.UploadAsync("Look at the file", "Sent", "providers.csv", Encoding.UTF8.GetBytes(list));
        return analyst.Where.Split('/', '#')[^1];
    }
}
