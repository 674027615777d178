using PeerAtlas.Tables;

namespace PeerAtlas.Hosting.Demonstrations;

/// <summary>The files of samples/ that the demonstration is loaded from.</summary>
internal sealed class DemonstrationFiles(string folder)
{
    public byte[] Frame => File.ReadAllBytes(Path.Combine(folder, "frame", "frame.xlsx"));

    public Stream AgencySurvey => File.OpenRead(Path.Combine(folder, "instruments", "agency-survey.xlsx"));

    public Stream PeerSurvey => File.OpenRead(Path.Combine(folder, "instruments", "peer-survey.xlsx"));

    public byte[] AgencyResponses2010 => File.ReadAllBytes(Path.Combine(folder, "responses-2010", "agency.csv"));

    public byte[] PeerResponses2010 => File.ReadAllBytes(Path.Combine(folder, "responses-2010", "peer.csv"));

    public string Report2010 => File.ReadAllText(Path.Combine(folder, "report-2010.md"));

    /// <summary>The rows of a file of answers to the open wave.</summary>
    public IReadOnlyList<TableRow> OpenWave(string name)
    {
        var file = Path.Combine(folder, "open-wave", name);
        using var stream = File.OpenRead(file);
        return TableReader.Read(stream, Path.GetFileName(file)).Sheets[0].Rows;
    }
}
