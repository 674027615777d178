using System.IO.Compression;
using PeerAtlas.Instruments;

namespace PeerAtlas.Reports.Tests.Files;

/// <summary>A survey of a few questions of every kind.</summary>
internal static class ShortSurvey
{
    public static WaveSurvey Make(string name, bool isOfPersons)
    {
        using var form = new MemoryStream();
        using (var zip = new ZipArchive(form, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "survey.csv",
                """
                type,name,label::English (en),label::Spanish (es),hint::English (en),relevant
                select_one yes_no,turnover,Was there turnover?,¿Hubo bajas?,,
                select_multiple reason,reasons,Why?,¿Por qué?,Choose all.,${turnover} = 'yes'
                select_one yes_no,valued,Is your role valued?,¿Se valora su papel?,,
                select_one yes_no,equal,Are you treated as an equal?,¿Le tratan como igual?,,
                decimal,pay,Pay,Salario,,
                text,more,Anything else?,¿Algo más?,,
                """
            );
            Add(
                zip,
                "choices.csv",
                """
                list_name,name,label::English (en),label::Spanish (es)
                yes_no,yes,Some turnover,Algunas
                yes_no,no,No turnover,Ninguna
                reason,stress,Stress,Estrés
                reason,move,Moved,Mudanza
                """
            );
            Add(zip, "settings.csv", "form_id,default_language\ntest,English (en)\n");
        }

        form.Position = 0;
        return new(name, isOfPersons ? "peer workers" : "agencies", isOfPersons, XlsForm.Read(form, "form.zip"));
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content);
    }
}
