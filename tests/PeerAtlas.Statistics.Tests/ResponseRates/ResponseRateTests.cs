using PeerAtlas.Statistics.ResponseRates;

namespace PeerAtlas.Statistics.Tests.ResponseRates;

public class ResponseRateTests
{
    private static readonly DispositionCounts Counts = new(
        Complete: 20,
        Partial: 4,
        Refused: 5,
        NoContact: 7,
        Other: 4,
        UnknownEligibility: 10,
        NotEligible: 10
    );

    [Fact]
    public void The_six_rates_follow_their_definitions()
    {
        // Known eligible 40; e = 40 ÷ (40 + 10) = 0.8, so 8 of the 10 unknown are taken as eligible.
        var rates = AaporRates.Compute(Counts);
        Assert.Equal(0.8, rates.Eligibility);
        Assert.Equal((20 / 50.0, 24 / 50.0), (rates.RR1, rates.RR2));
        Assert.Equal((20 / 48.0, 24 / 48.0), (rates.RR3, rates.RR4));
        Assert.Equal((20 / 40.0, 24 / 40.0), (rates.RR5, rates.RR6));
    }

    [Fact]
    public void A_given_eligibility_is_used()
    {
        Assert.Equal(20 / 45.0, AaporRates.Compute(Counts, 0.5).RR3);
        Assert.Equal(AaporRates.Compute(Counts).RR1, AaporRates.Compute(Counts, 1).RR3);
        Assert.Equal(AaporRates.Compute(Counts).RR5, AaporRates.Compute(Counts, 0).RR3);
        Assert.Contains("between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => AaporRates.Compute(Counts, 1.1)).Message);
        Assert.Contains("not negative", Assert.Throws<ArgumentOutOfRangeException>(() => AaporRates.Compute(Counts with { Refused = -1 })).Message);
    }

    [Fact]
    public void Without_anything_known_all_unknown_count_and_an_empty_sample_has_no_rate()
    {
        var unknown = AaporRates.Compute(new(0, 0, 0, 0, 0, 5, 0));
        Assert.Equal(1, unknown.Eligibility);
        Assert.Equal(0, unknown.RR3);
        Assert.True(double.IsNaN(unknown.RR5));
        Assert.True(double.IsNaN(AaporRates.Compute(new(0, 0, 0, 0, 0, 5, 0), 0).RR3));
        Assert.Equal(DispositionCounts.Of([Disposition.NotEligible]), new(0, 0, 0, 0, 0, 0, 1));
        Assert.True(double.IsNaN(AaporRates.Compute(new(0, 0, 0, 0, 0, 0, 3)).RR1));
    }

    [Fact]
    public void An_organisation_has_the_best_disposition_of_its_units()
    {
        Assert.Equal(Disposition.Complete, DispositionCounts.OfOrganisation([Disposition.Refused, Disposition.Complete]));
        Assert.Equal(Disposition.UnknownEligibility, DispositionCounts.OfOrganisation([Disposition.NotEligible, Disposition.UnknownEligibility]));
        Assert.Equal(new(2, 0, 1, 0, 0, 0, 0), DispositionCounts.Of([Disposition.Complete, Disposition.Refused, Disposition.Complete]));
    }

    [Fact]
    public void The_anonymous_survey_has_two_denominators()
    {
        var rates = AnonymousRates.Compute([new(100, 60), new(50, null), new(20, 0)], 44);
        Assert.Equal((170, 60, 50), (rates.Issued, rates.Confirmed, rates.Unconfirmed));
        Assert.Equal(44 / 170.0, rates.OfIssued);
        Assert.Equal(44 / 110.0, rates.OfPassedOn);
        Assert.False(rates.Contradicted);
        Assert.True(AnonymousRates.Compute([new(100, 10)], 11).Contradicted);
    }

    [Fact]
    public void Codes_passed_on_add_up_over_agencies_and_all_of_them_may_be_handed_in()
    {
        var rates = AnonymousRates.Compute([new(10, 3), new(20, 20), new(5, 0)], 23);
        Assert.Equal((35, 23, 0), (rates.Issued, rates.Confirmed, rates.Unconfirmed));
        Assert.False(rates.Contradicted);
        Assert.Equal(1, rates.OfPassedOn);
        Assert.Equal(1, AnonymousRates.Compute([new(4, null)], 4).OfIssued);
        Assert.Equal(0, AnonymousRates.Compute([new(4, 4)], 0).OfIssued);
        Assert.True(double.IsNaN(AnonymousRates.Compute([new(0, 0)], 0).OfPassedOn));
        // Three answers, and nobody passed on a code: somebody is mistaken, and there is no rate of infinity.
        var mistaken = AnonymousRates.Compute([new(5, 0)], 3);
        Assert.True(double.IsNaN(mistaken.OfPassedOn) && mistaken.Contradicted);
    }

    [Fact]
    public void Everything_in_the_sample_is_counted() => Assert.Equal(60, Counts.Total);

    [Fact]
    public void Codes_that_cannot_be_are_refused()
    {
        Assert.Contains("from none to all", Assert.Throws<ArgumentException>(() => AnonymousRates.Compute([new(9, 3), new(5, 6)], 0)).Message);
        Assert.Throws<ArgumentException>(() => AnonymousRates.Compute([new(-1, null)], 0));
        Assert.Throws<ArgumentException>(() => AnonymousRates.Compute([new(3, -1)], 0));
        Assert.Contains("6 answers were handed in for 5 codes", Assert.Throws<ArgumentException>(() => AnonymousRates.Compute([new(5, 5)], 6)).Message);
        Assert.Throws<ArgumentException>(() => AnonymousRates.Compute([new(5, 5)], -1));
    }
}
