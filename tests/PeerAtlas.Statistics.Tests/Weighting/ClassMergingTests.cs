using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Statistics.Weighting;

namespace PeerAtlas.Statistics.Tests.Weighting;

public class ClassMergingTests
{
    [Fact]
    public void A_part_in_which_enough_answered_is_a_class_of_its_own()
    {
        var classes = ClassMerging.Merge([new(0, 0), new(0, 0), new(0, 1), new(0, 1), new(0, 1)], [true, true, true, true, false], 2);
        Assert.Equal([0, 0, 1, 1, 1], classes);
    }

    [Fact]
    public void Small_parts_of_a_group_are_put_together()
    {
        var classes = ClassMerging.Merge([new(0, 0), new(0, 0), new(0, 1), new(0, 2), new(0, 3)], [true, true, true, true, false], 2);
        Assert.Equal([0, 0, 1, 1, 1], classes);
    }

    [Fact]
    public void A_remainder_that_is_still_too_small_joins_the_part_of_its_group_with_the_fewest_answers()
    {
        var classes = ClassMerging.Merge(
            [new(0, 0), new(0, 0), new(0, 0), new(0, 1), new(0, 1), new(0, 2), new(1, 0), new(1, 0)],
            [true, true, true, true, true, false, true, true],
            2
        );
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2], classes);
    }

    [Fact]
    public void Groups_that_are_too_small_go_together_or_to_the_largest()
    {
        Assert.Equal([0, 0, 1, 1], ClassMerging.Merge([new(0, 0), new(0, 0), new(1, 0), new(2, 0)], [true, true, true, true], 2));
        Assert.Equal(
            [0, 0, 0, 1, 1, 0],
            ClassMerging.Merge([new(0, 0), new(0, 0), new(0, 0), new(1, 0), new(1, 0), new(2, 0)], [true, true, true, true, true, true], 2)
        );
    }

    [Fact]
    public void Where_too_few_answered_in_all_there_is_one_class()
    {
        Assert.Equal([0, 0, 0], ClassMerging.Merge([new(0, 0), new(1, 0), new(2, 1)], [true, false, false], 3));
        Assert.Equal([], ClassMerging.Merge([], [], 1));
        Assert.Throws<ArgumentException>(() => ClassMerging.Merge([new(0, 0)], [], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassMerging.Merge([], [], 0));
    }

    [Fact]
    public void Weights_over_merged_classes_add_up_to_all_units_and_no_class_has_too_few()
    {
        Prop.ForAll(Frames(), sample =>
            {
                var (cells, answered, fewest) = sample;
                var classes = ClassMerging.Merge(cells, answered, fewest);
                var adjusted = NonResponse.Adjust(classes, answered);
                var all = answered.Count(yes => yes);
                return Math.Abs(adjusted.Weights.Sum() - cells.Count) < 1e-9
                    && adjusted.Classes.All(made => made.Responded >= Math.Min(fewest, all))
                    && adjusted.Classes.Select(made => made.Class).SequenceEqual(Enumerable.Range(0, adjusted.Classes.Count))
                    // A part is never torn apart.
                    && Enumerable.Range(0, cells.Count).GroupBy(unit => cells[unit]).All(cell => cell.Select(unit => classes[unit]).Distinct().Count() == 1);
            })
            .QuickCheckThrowOnFailure();
    }

    private static Arbitrary<(IReadOnlyList<ClassCell> Cells, bool[] Answered, int Fewest)> Frames() =>
        (
            from size in Gen.Choose(1, 60)
            from groups in Gen.Choose(0, 3).ArrayOf(size)
            from parts in Gen.Choose(0, 4).ArrayOf(size)
            from answered in Gen.Choose(0, 2).ArrayOf(size)
            from fewest in Gen.Choose(1, 5)
            select (
                (IReadOnlyList<ClassCell>)[.. groups.Zip(parts, (first, second) => new ClassCell(first, second))],
                answered.Select((drawn, unit) => unit == 0 || drawn > 0).ToArray(),
                fewest
            )
        ).ToArbitrary();
}
