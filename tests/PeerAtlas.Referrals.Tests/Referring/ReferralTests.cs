using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Tests.Referring;

public sealed class ReferralTests
{
    private static readonly Guid Provider = Guid.NewGuid();
    private static readonly Guid Peer = Guid.NewGuid();
    private static readonly DateTime Start = new(2026, 11, 2, 15, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void An_agreed_referral_waits_for_the_peer_and_ends_waiting_with_the_first_contact()
    {
        var referral = Made(PersonWish.Agreed);
        Assert.Equal(ReferralStatus.Offered, referral.Status);
        Assert.False(referral.WaitsForReferrer);
        Assert.Equal(Start, referral.OfferedAt);

        referral.Accept(Peer, Peer, Start.AddDays(1));
        Assert.Equal((ReferralStatus.Accepted, Peer, Start.AddDays(1)), (referral.Status, referral.PeerId!.Value, referral.WaitingSince!.Value));

        referral.RecordFirstContact(new(2026, 11, 5), Peer, Start.AddDays(3));
        Assert.Equal((ReferralStatus.InContact, null), (referral.Status, referral.WaitingSince));
        Assert.Equal(new DateOnly(2026, 11, 5), referral.FirstContactOn);
    }

    [Fact]
    public void Without_the_persons_word_it_reaches_no_peer()
    {
        var referral = Made(PersonWish.NotAskedYet);
        Assert.Equal((ReferralStatus.AwaitingPerson, null), (referral.Status, referral.OfferedAt));
        Assert.Throws<InvalidOperationException>(() => referral.Accept(Peer, Peer, Start));

        referral.RecordWish(agreed: true, sharesBack: true, Provider, Start.AddDays(2));
        Assert.Equal((ReferralStatus.Offered, Start.AddDays(2)), (referral.Status, referral.OfferedAt!.Value));
        Assert.True(referral.SharesBack);
    }

    [Fact]
    public void A_person_who_declines_ends_it()
    {
        var referral = Made(PersonWish.Declined);
        Assert.Equal((ReferralStatus.NotWanted, null), (referral.Status, referral.WaitingSince));
        Assert.False(referral.IsOpen);

        Assert.Throws<InvalidOperationException>(() => referral.Reopen("Nobody asked.", Provider, Start.AddDays(30)));
    }

    [Fact]
    public void A_question_puts_the_referrer_in_the_waiting_and_the_answer_the_peer()
    {
        var referral = Made(PersonWish.Agreed);
        Assert.Equal("Mornings or evenings?", referral.Ask("Mornings or evenings?", Peer, Start.AddDays(1)).Text);
        Assert.True(referral.WaitsForReferrer);
        referral.Answer("Mornings.", Provider, Start.AddDays(2));
        Assert.Equal((ReferralStatus.Offered, Start.AddDays(2)), (referral.Status, referral.WaitingSince!.Value));
        Assert.Equal(Start, referral.OfferedAt);
    }

    [Fact]
    public void A_declined_referral_is_offered_to_somebody_else()
    {
        var referral = Made(PersonWish.Agreed);
        referral.Accept(Peer, Peer, Start);
        referral.Decline("No room this month.", Peer, Start.AddDays(1));
        Assert.Equal((ReferralStatus.Declined, null, true), (referral.Status, referral.PeerId, referral.WaitsForReferrer));

        var other = Guid.NewGuid();
        referral.Redirect(referral.ToTeamId, other, Provider, Start.AddDays(2));
        Assert.Equal((ReferralStatus.Offered, other), (referral.Status, referral.ToPeerId!.Value));
    }

    [Fact]
    public void A_reopened_referral_asks_the_peer_who_had_it()
    {
        var referral = Made(PersonWish.Agreed);
        referral.Accept(Peer, Peer, Start);
        referral.RecordFirstContact(new(2026, 11, 5), Peer, Start.AddDays(3));
        referral.Close("Goals reached.", Peer, Start.AddDays(90));
        Assert.Throws<InvalidOperationException>(() => referral.Close("Twice.", Peer, Start.AddDays(91)));

        referral.Reopen("A hard month.", Provider, Start.AddDays(120));
        Assert.Equal((ReferralStatus.Offered, Peer, null, null), (referral.Status, referral.ToPeerId!.Value, referral.PeerId, referral.ClosedAt));
        referral.Accept(Peer, Peer, Start.AddDays(121));
        referral.RecordFirstContact(new(2027, 3, 6), Peer, Start.AddDays(122));
        Assert.Equal(new DateOnly(2026, 11, 5), referral.FirstContactOn);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void It_waits_too_long_after_the_days_that_the_agency_chose(int daysLater, bool tooLong) =>
        Assert.Equal(tooLong, Made(PersonWish.Agreed).WaitsTooLong(Start.AddDays(daysLater), 7));

    private static Referral Made(PersonWish wish)
    {
        var referral = new Referral
        {
            OrganisationId = Guid.NewGuid(),
            PersonId = Guid.NewGuid(),
            TeamId = Guid.NewGuid(),
            ToTeamId = Guid.NewGuid(),
            Source = ReferralSource.Provider,
            MadeById = Provider,
            MadeAt = Start,
            Reasons = Benefits.SkillBuilding,
            Wish = wish,
        };
        Assert.Equal(ReferralEventKind.Made, referral.Begin().Kind);
        return referral;
    }
}
