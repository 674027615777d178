namespace PeerAtlas.Instruments.Tests.Drafts;

public class SampleFormsTests
{
    [Fact]
    public void Both_samples_are_read_without_a_remark()
    {
        Assert.Empty(SampleForms.Template().Read().Remarks);
        Assert.Empty(SampleForms.Example().Read().Remarks);
    }

    [Fact]
    public void The_example_has_every_type_of_question_and_fills_every_column()
    {
        var form = SampleForms.Example();
        var instrument = form.Read().Taken;

        Assert.Equal(Enum.GetValues<QuestionType>(), instrument.Questions.Select(question => question.Type).Distinct().Order());
        string[] plain =
        [
            "type",
            "name",
            "required",
            "relevant",
            "constraint",
            "calculation",
            "read_only",
            "default",
            "choice_filter",
            "repeat_count",
            "parameters",
            "appearance",
        ];
        string[] texts = ["label", "hint", "guidance_hint", "required_message", "constraint_message"];
        Assert.Equal(
            plain.Concat(texts.SelectMany(text => form.Languages.Select(language => FormDraft.Column(text, language)))).Order(),
            form.Survey.SelectMany(row => row.Cells.Keys).Distinct().Order()
        );
    }
}
