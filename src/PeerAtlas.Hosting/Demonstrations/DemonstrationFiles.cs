using PeerAtlas.Tables;

namespace PeerAtlas.Hosting.Demonstrations;

/// <summary>The files of samples/ that the demonstration is loaded from.</summary>
internal sealed class DemonstrationFiles(string folder)
{
    public byte[] Frame => File.ReadAllBytes(Path.Combine(folder, "frame", "frame.xlsx"));

    public Stream AgencySurvey => File.OpenRead(Path.Combine(folder, "instruments", "agency-survey.xlsx"));

    public Stream PeerSurvey => File.OpenRead(Path.Combine(folder, "instruments", "peer-survey.xlsx"));

    /// <summary>The answers of agencies to a finished wave.</summary>
    public byte[] AgencyResponses(string wave) => File.ReadAllBytes(Path.Combine(folder, "responses-" + wave, "agency.csv"));

    /// <summary>The answers of peer workers to a finished wave.</summary>
    public byte[] PeerResponses(string wave) => File.ReadAllBytes(Path.Combine(folder, "responses-" + wave, "peer.csv"));

    /// <summary>The role list or the payer rules.</summary>
    public Stream Hours(string name) => File.OpenRead(Path.Combine(folder, "hours", name));

    public Stream Lists2018 => File.OpenRead(Path.Combine(folder, "lists-2018.csv"));

    public string Report2010 => File.ReadAllText(Path.Combine(folder, "report-2010.md"));

    /// <summary>The rows of a file of answers to the open wave.</summary>
    public IReadOnlyList<TableRow> OpenWave(string name)
    {
        var file = Path.Combine(folder, "open-wave", name);
        using var stream = File.OpenRead(file);
        return TableReader.Read(stream, Path.GetFileName(file)).Sheets[0].Rows;
    }
}
