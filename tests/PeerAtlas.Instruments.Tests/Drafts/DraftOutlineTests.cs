using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.Instruments.Tests.Drafts;

public class DraftOutlineTests
{
    [Fact]
    public void Groups_move_with_what_stands_in_them_and_questions_move_in_and_out_of_groups()
    {
        var draft = Draft("first", "begin group", "inner", "end", "last");

        draft.Move(Row(draft, "inner"), isUp: false);
        Assert.Equal("first group inner last", Names(draft));
        Assert.Equal([0, 0, 0, 0], draft.Outline().Select(item => item.Depth));
        draft.Move(Row(draft, "inner"), isUp: true);
        Assert.Equal([0, 0, 1, 0], draft.Outline().Select(item => item.Depth));
        draft.Move(Row(draft, "group"), isUp: true);
        Assert.Equal("group inner first last", Names(draft));
        draft.Move(Row(draft, "group"), isUp: true);
        draft.Move(Row(draft, "last"), isUp: false);
        Assert.Equal("group inner first last", Names(draft));
    }

    [Fact]
    public void A_group_goes_with_what_stands_in_it_and_with_lists_that_nothing_else_offers()
    {
        var draft = Draft("begin group", "inner", "end", "last");
        foreach (var (name, list) in new[] { ("inner", "own"), ("last", "shared") })
        {
            draft.Retype(Row(draft, name), "select_one " + list);
            draft.Choices.Add(new(draft.NextId(), new() { ["list_name"] = list, ["name"] = "a" }));
        }
        draft.Add("select_one shared", Row(draft, "inner").Id)["name"] = "other";

        draft.Remove(Row(draft, "group"));
        Assert.Equal("last", Names(draft));
        Assert.Equal(["shared"], draft.Choices.Select(choice => choice["list_name"]));
    }

    [Fact]
    public void Another_name_goes_into_every_expression_and_text_that_names_it()
    {
        var draft = Draft("age", "other");
        Row(draft, "other")["relevant"] = "${age} > 17 and ${aged} = 1";
        Row(draft, "other")["label::English (en)"] = "You are ${age}";

        Assert.Equal(["other"], draft.Naming([Row(draft, "age")]));
        draft.Rename(Row(draft, "age"), "years");
        Assert.Equal("${years} > 17 and ${aged} = 1", Row(draft, "other")["relevant"]);
        Assert.Equal("You are ${years}", Row(draft, "other")["label::English (en)"]);
    }

    [Fact]
    public void Another_name_of_a_choice_goes_into_the_conditions_on_who_offers_it_and_nowhere_else()
    {
        var draft = Draft("colour", "size", "other");
        draft.Retype(Row(draft, "colour"), "select_one colours");
        (Row(draft, "colour")["default"], Row(draft, "colour")["constraint"]) = ("red", "not(selected(., 'red') and count-selected(.) > 1)");
        Row(draft, "other")["relevant"] = "${colour} = 'red' or selected( ${colour} , \"red\") or ${size} = 'red' or ${colour} != 'redder'";
        Row(draft, "other")["label::English (en)"] = "Why 'red'?";

        draft.RenameChoice("colours", "red", "rouge");

        Assert.Equal(("rouge", "not(selected(., 'rouge') and count-selected(.) > 1)"), (Row(draft, "colour")["default"], Row(draft, "colour")["constraint"]));
        Assert.Equal("${colour} = 'rouge' or selected( ${colour} , \"rouge\") or ${size} = 'red' or ${colour} != 'redder'", Row(draft, "other")["relevant"]);
        Assert.Equal("Why 'red'?", Row(draft, "other")["label::English (en)"]);
    }

    [Theory]
    [InlineData("How many peer workers do you employ?", "how_many_peer_workers_do_you_e")]
    [InlineData("¿?", "q")]
    [InlineData("2026 hires", "q_2026_hires")]
    [InlineData("Age", "age_2")]
    [InlineData("Año Nuevo, ¿región?", "ano_nuevo_region")]
    [InlineData("Data", "data_2")]
    public void Names_are_made_of_labels_and_none_stands_twice(string label, string name) => Assert.Equal(name, Draft("age").FreeName(label));

    [Fact]
    public void Whatever_is_moved_every_group_that_begins_ends()
    {
        var moves = Gen.Choose(0, 5).Zip(Gen.Elements(true, false)).ListOf(30);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(moves.ToArbitrary(), steps =>
            {
                var draft = Draft("a", "begin one", "b", "begin two", "c", "end", "end", "d");
                foreach (var (at, isUp) in steps)
                    draft.Move(draft.Outline().ElementAt(at).Row, isUp);

                var depth = 0;
                foreach (var row in draft.Survey)
                {
                    depth +=
                        row.Begins ? 1
                        : row.Ends ? -1
                        : 0;
                    Assert.True(depth >= 0);
                }
                Assert.Equal(0, depth);
                Assert.Equal(8, draft.Survey.Count);
            }));
    }

    private static FormDraft Draft(params string[] items)
    {
        var draft = FormDraft.New("form", [new("English", "en")]);
        var open = new Stack<int>();
        int? after = null;
        foreach (var item in items)
        {
            if (item == "end")
            {
                after = draft.Block(draft.Find(open.Pop())!)[^1].Id;
                continue;
            }
            var row = draft.Add(item.StartsWith("begin ", StringComparison.Ordinal) ? "begin_group" : "text", after);
            row["name"] = item.Split(' ')[^1];
            if (row.Begins)
                open.Push(row.Id);
            after = row.Id;
        }
        return draft;
    }

    private static DraftRow Row(FormDraft draft, string name) => draft.Survey.Find(row => row["name"] == name)!;

    private static string Names(FormDraft draft) => string.Join(' ', draft.Outline().Select(item => item.Row["name"]));
}
