using System.Text;

namespace PeerAtlas.Instruments.Tests;

public class RedcapDictionaryTests
{
    private const string Header =
        "\"Variable / Field Name\",\"Form Name\",\"Section Header\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\",\"Field Note\","
        + "\"Text Validation Type OR Show Slider Number\",\"Text Validation Min\",\"Text Validation Max\",Identifier?,"
        + "\"Branching Logic (Show field only if...)\",\"Required Field?\",\"Field Annotation\"\n";

    private const string Dictionary =
        Header
        + "record_id,agency,,text,Record,,,,,,,,,\n"
        + "kind,agency,About you,radio,<b>Kind</b>,\"1, Clinic | 2, Peer-run | -9, Unknown\",Pick one,,,,,,y,@HIDECHOICE='-9'\n"
        + "services,agency,,checkbox,Services,\"1, Groups | 2, Respite, nights | 99, None\",,,,,,,,@NONEOFTHEABOVE='99'\n"
        + "nights,agency,,text,Nights,,,integer,1,31,,\"[services(2)] = '1' AND [kind] <> \"\"1\"\"\",,\n"
        + "born,staff,,text,Born,,,date_ymd,,today,,,,\n"
        + "age,staff,,calc,Age,\"rounddown(datediff([born],'today','y'),0)\",,,,,,,,\n"
        + "score,staff,,calc,Score,\"sum([nights], [age]) / 2\",,,,,,,,\n"
        + "open,staff,,yesno,\"Open, [kind]?\",,,,,,,,,@DEFAULT='1'\n"
        + "more,staff,,notes,More,,,,,,,[unknown-variable] = '1',,@PLACEHOLDER='x'\n"
        + "feel,staff,,slider,Feeling,Low | | High,,,,,,,,\n"
        + "paper,staff,,file,Paper,,,,,,,,,\n";

    [Fact]
    public void A_dictionary_is_a_form_with_a_page_for_each_of_its_forms()
    {
        var form = Open(Dictionary).Taken;

        Assert.Equal(["form_agency", "form_staff"], form.Pages.Select(page => page.Name));
        Assert.Equal(["1", "2"], form.ChoicesOf((Question)form.Find("kind")!).Select(choice => choice.Name));
        Assert.Equal("Respite, nights", form.ChoicesOf((Question)form.Find("services")!)[1].Label.In("en"));
        Assert.Equal("true()", ((Question)form.Find("kind")!).Required!.Text);
        Assert.Equal("Open, ${kind}?", form.Find("open")!.Label.In("en"));
        Assert.Equal(QuestionType.Range, ((Question)form.Find("feel")!).Type);
    }

    [Fact]
    public void Its_logic_asks_and_reckons_as_it_does_there()
    {
        var form = Open(Dictionary).Taken;
        var sheet = form.Answer("kind=2", "services=2", "nights=4", "born=2000-11-21", "open=1");

        Assert.True(sheet.IsRelevant("nights"));
        Assert.False(form.Answer("kind=1", "services=2").IsRelevant("nights"));
        Assert.Equal(("26", "15"), (sheet.Answers.Text("age"), sheet.Answers.Text("score")));
        Assert.Equal(["services"], form.Answer("kind=2", "services=1", "services=99").Errors.Select(error => error.Name));
        Assert.Equal(["nights", "born"], form.Answer("kind=2", "services=2", "nights=32", "born=2026-11-23").Errors.Select(error => error.Name));
        Assert.Equal("1", AnswerSheet.Begin(form, Forms.Today).Answers.Text("open"));
    }

    [Fact]
    public void What_is_not_taken_of_it_is_told()
    {
        var remarks = Open(Dictionary).Remarks;

        Assert.Equal(["Branching Logic", "@PLACEHOLDER", "type file"], remarks.Select(remark => remark.What));
        Assert.Equal(10, remarks[0].Places[0].Row);
        Assert.Contains("[unknown-variable] is no field", remarks[0].Text, StringComparison.Ordinal);
    }

    private static FormReading Open(string csv)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return XlsForm.Open(file, "dictionary.csv");
    }
}
