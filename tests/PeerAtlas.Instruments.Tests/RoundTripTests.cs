using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.Instruments.Tests;

public class RoundTripTests
{
    [Fact]
    public void An_instrument_comes_back_from_workbook_csv_and_stored_form() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Generators.Instruments.ToArbitrary(), instrument =>
            {
                var stored = InstrumentJson.Write(instrument);

                Assert.Equal(stored, InstrumentJson.Write(InstrumentJson.Read(stored)));
                Assert.Equal(stored, InstrumentJson.Write(Through(instrument, XlsForm.WriteWorkbook, "form.xlsx")));
                Assert.Equal(stored, InstrumentJson.Write(Through(instrument, XlsForm.WriteCsv, "form.zip")));
            }));

    [Fact]
    public void Any_answers_are_read_without_failing_and_come_back_from_their_stored_form()
    {
        var cases = Generators.Instruments.Zip(Generators.FieldValue.ListOf().Select(values => values.ToArray()).ArrayOf());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(cases.ToArbitrary(), form =>
            {
                var (instrument, values) = form;
                var next = 0;
                var sheet = AnswerSheet.Read(instrument, _ => values.Length == 0 ? [] : values[next++ % values.Length], Forms.Today);

                var stored = Answers.FromJson(sheet.Answers.ToJson());
                var again = AnswerSheet.Of(instrument, stored, Forms.Today);
                Assert.Equal(stored.ToJson(), again.Answers.ToJson());
                Assert.Equal(sheet.CompletedAnswers.ToJson(), again.CompletedAnswers.ToJson());
                foreach (var figure in instrument.Figures)
                    Assert.Equal(sheet.Measure(figure), again.Measure(figure));
            }));
    }

    [Fact]
    public void A_lone_csv_file_is_the_survey_sheet()
    {
        using var file = new MemoryStream("type,name,label::English (en)\ninteger,peers,How many?\n"u8.ToArray());

        Assert.Equal("peers", XlsForm.Read(file, "upload.csv").Questions.Single().Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name":"f","languages":["Klingon"],"default_language":"Klingon","nodes":[],"choices":[],"figures":[]}""")]
    [InlineData(
        """{"name":"f","languages":["English (en)"],"default_language":"English (en)","nodes":[{"type":"geopoint","name":"a"}],"choices":[],"figures":[]}"""
    )]
    [InlineData(
        """{"name":"f","languages":["English (en)"],"default_language":"English (en)","nodes":[{"type":"text","name":"a","relevant":"1 +"}],"choices":[],"figures":[]}"""
    )]
    [InlineData("""{"name":"f","languages":7,"default_language":"English (en)","nodes":[],"choices":[],"figures":[]}""")]
    public void What_is_not_a_stored_instrument_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => InstrumentJson.Read(json));

    [Fact]
    public void A_stored_instrument_is_checked_as_if_it_were_new() =>
        Assert.Throws<InstrumentException>(() =>
            InstrumentJson.Read(
                """{"name":"f","languages":["English (en)"],"default_language":"English (en)","nodes":[{"type":"text","name":"a","label":{"en":"A"},"relevant":"${b} = 1"}],"choices":[],"figures":[]}"""
            )
        );

    [Fact]
    public void A_filter_together_with_other_is_written_as_a_choice_and_a_question_since_other_tools_refuse_both()
    {
        var form = Forms
            .Open(
                "type|name|label|choice_filter\ntext|region|Region|\nselect_multiple places or_other|place|Place|region = ${region}\ntext|why|Why|",
                "list_name|name|label|region\nplaces|a|A|north\nplaces|b|B|south"
            )
            .Taken;

        var written = Through(form, XlsForm.WriteWorkbook, "form.xlsx");

        Assert.DoesNotContain(written.Questions, question => question.OrOther);
        string[] fields = ["region=south", "place=b", "place=other", "place_other=elsewhere", "why=near"];
        foreach (var read in new[] { form, written })
        {
            var sheet = read.Answer(fields);
            Assert.Empty(sheet.Errors);
            Assert.Equal(["b", "other"], sheet.Answers.Choices("place"));
            Assert.Equal("elsewhere", sheet.Answers.Text("place_other"));
            Assert.True(read.Answer("region=nowhere").IsRelevant("place"));
        }
        Assert.Equal(InstrumentJson.Write(written), InstrumentJson.Write(Through(written, XlsForm.WriteWorkbook, "form.xlsx")));
    }

    [Fact]
    public void A_filter_over_a_column_that_no_choice_has_is_told_and_refused_where_it_is_written()
    {
        const string Survey = "type|name|label|choice_filter\ntext|h|H|\nselect_one places|place|Place|region = ${h}";
        const string Choices = "list_name|name|label\nplaces|a|A";

        Assert.Contains(Forms.Open(Survey, Choices).Remarks, remark => remark.Text.Contains("in a column \"region\"", StringComparison.Ordinal));
        Assert.Contains("in a column \"region\"", Assert.Single(Forms.Refused(Survey, Choices)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_together_with_other_is_refused_where_it_is_written() =>
        Assert.Contains(
            "Make \"other\" a choice",
            Assert
                .Single(
                    Forms.Refused(
                        "type|name|label|choice_filter\ntext|region|Region|\nselect_one places or_other|place|Place|region = ${region}",
                        "list_name|name|label|region\nplaces|a|A|north"
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    private static Instrument Through(Instrument instrument, Action<Stream, Instrument> write, string name)
    {
        using var stream = new MemoryStream();
        write(stream, instrument);
        stream.Position = 0;
        return XlsForm.Read(stream, name);
    }
}
