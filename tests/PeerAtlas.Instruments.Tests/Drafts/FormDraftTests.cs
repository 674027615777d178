using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.Instruments.Tests.Drafts;

public class FormDraftTests
{
    private static readonly InstrumentLanguage[] Languages = [new("English", "en"), new("Spanish", "es")];

    [Fact]
    public void What_an_instrument_holds_is_the_same_instrument_again_when_nothing_is_changed() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Generators.Instruments.ToArbitrary(), instrument =>
            {
                var draft = FormDraft.FromJson(FormDraft.Of(instrument).ToJson());
                var reading = draft.Read();

                Assert.Equal(InstrumentJson.Write(instrument), InstrumentJson.Write(reading.Taken));
                Assert.Equal(InstrumentJson.Write(instrument), InstrumentJson.Write(Workbook(draft).Taken));
            }));

    [Fact]
    public void A_form_from_nothing_becomes_an_instrument_in_two_languages()
    {
        var draft = FormDraft.New("agency", Languages);
        draft.Settings["form_title"] = "Agencies";
        draft.Settings[draft.TitleIn("Spanish (es)")] = "Agencias";
        Assert.Null(draft.Read().Instrument);

        var page = draft.Add("begin_group", after: null);
        page["name"] = "staff";
        var question = draft.Add("integer", page.Id);
        question["name"] = draft.FreeName("How many peer workers?");
        question[FormDraft.Column("label", "English (en)")] = "How many peer workers?";
        question[FormDraft.Column("label", "Spanish (es)")] = "¿Cuántos?";

        var instrument = draft.Read().Taken;
        Assert.Equal(("Agencies", "Agencias"), (instrument.Title.In("en"), instrument.Title.In("es")));
        Assert.Equal("how_many_peer_workers", Assert.Single(instrument.Questions).Name);
        Assert.Equal("¿Cuántos?", instrument.Questions[0].Label.In("es"));
    }

    [Fact]
    public void What_stops_it_is_told_by_the_id_of_the_row()
    {
        var draft = FormDraft.New("agency", Languages);
        draft.Add("text", after: null)["name"] = "first";
        var wrong = draft.Add("integer", after: null);
        wrong["name"] = "second";
        wrong["relevant"] = "${nothing} > ";

        var remark = draft.Read().Remarks.First(remark => remark.Kind == RemarkKind.Stops);
        Assert.Equal(("survey", "relevant", wrong.Id), (remark.Sheet, remark.What, remark.Places.Single().Row));
    }

    [Fact]
    public void A_table_of_questions_that_choose_from_different_lists_is_refused_where_it_is_written()
    {
        var draft = FormDraft.New("agency", Languages);
        var group = draft.Add("begin_group", after: null);
        (group["name"], group["appearance"]) = ("table", "table-list");
        foreach (var list in new[] { "a", "b" })
        {
            var question = draft.Add("select_one", group.Id);
            (question["type"], question["name"], question["label::English (en)"]) = ($"select_one {list}", "q_" + list, list);
            draft.Choices.Add(
                new(
                    draft.NextId(),
                    new()
                    {
                        ["list_name"] = list,
                        ["name"] = "x",
                        ["label::English (en)"] = "X",
                    }
                )
            );
        }

        var remark = Assert.Single(draft.Read().Remarks, remark => remark.Kind == RemarkKind.Stops);

        Assert.Equal(("appearance", group.Id), (remark.What, remark.Places.Single().Row));
    }

    private static FormReading Workbook(FormDraft draft)
    {
        using var stream = new MemoryStream();
        draft.WriteWorkbook(stream);
        stream.Position = 0;
        return XlsForm.Open(stream, "form.xlsx");
    }
}
