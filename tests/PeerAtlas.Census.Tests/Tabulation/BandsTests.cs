using PeerAtlas.Census.Tabulation;

namespace PeerAtlas.Census.Tests.Tabulation;

public class BandsTests
{
    [Fact]
    public void Few_whole_numbers_stand_alone() => Assert.Equal(["0", "1", "5"], Bands.Of([5, 0, 1, 1, 0]).Select(band => band.Label));

    [Fact]
    public void Many_whole_numbers_become_round_bands_that_do_not_overlap() =>
        Assert.Equal(
            ["0 to 4", "5 to 9", "10 to 14", "15 to 19", "20 to 24", "25 to 29", "30 to 34", "35 to 39"],
            Bands.Of(Enumerable.Range(0, 40).Select(value => (double)value)).Select(band => band.Label)
        );

    [Fact]
    public void Decimals_become_half_open_bands() =>
        Assert.Equal(
            ["8 to under 9", "9 to under 10", "10 to under 11", "11 to under 12", "12 to under 13", "13 to under 14", "14 to under 15", "15 to under 16"],
            Bands.Of([8.25, 9.5, 10, 11.75, 12.5, 13, 15.9, 8.5, 9, 10.25, 11, 12, 13.5]).Select(band => band.Label)
        );

    [Fact]
    public void A_few_that_lie_far_out_share_an_open_band()
    {
        var bands = Bands.Of([.. Enumerable.Range(0, 99).Select(value => (double)(value % 40)), 5_000]);

        Assert.Equal("35 or more", bands[^1].Label);
        Assert.Equal("35_or_more", bands[^1].Key);
        Assert.Equal(bands.Count - 1, Bands.PlaceOf(bands, 5_000));
    }

    [Fact]
    public void Every_value_lies_in_the_band_that_names_it()
    {
        double[] values = [-3, -0.5, 0.1, 0.3, 2.7, 8.1, 8.9, 12.4, 13, 14.2, 15, 16.6, 17.1];
        var bands = Bands.Of(values);

        Assert.All(values, value =>
        {
            var place = Bands.PlaceOf(bands, value);
            Assert.True(bands[place].Low <= value);
            Assert.True(place == bands.Count - 1 || value < bands[place + 1].Low);
        });
    }

    [Fact]
    public void No_numbers_give_no_bands() => Assert.Empty(Bands.Of([double.NaN]));
}
