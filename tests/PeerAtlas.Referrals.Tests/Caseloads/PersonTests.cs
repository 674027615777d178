using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Tests.Caseloads;

public sealed class PersonTests
{
    [Theory]
    [InlineData("k-0042")]
    [InlineData("2024.17_B")]
    public void An_agencys_own_number_is_an_id(string text)
    {
        Assert.Null(Person.RefusePseudonym(text));
        Assert.Equal(text.ToUpperInvariant(), new Person { OrganisationId = Guid.NewGuid(), Pseudonym = text }.Pseudonym);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Maria")]
    [InlineData("Maria Lopez 2")]
    [InlineData("078-05-1120")]
    [InlineData("078051120")]
    [InlineData("k-42<script>")]
    [InlineData("0123456789012345678901234567890123456789x")]
    public void What_could_be_a_name_or_a_social_security_number_is_refused(string text)
    {
        Assert.NotNull(Person.RefusePseudonym(text));
        Assert.Throws<ArgumentException>(() => new Person { OrganisationId = Guid.NewGuid(), Pseudonym = text });
    }
}
