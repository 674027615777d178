using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Words;

namespace PeerAtlas.Certification.Tests.Words;

public sealed class CheckWordsTests
{
    [Fact]
    public void Statuses_are_those_of_the_commands() =>
        Assert.Equal(
            ["in training", "provisional", "never expires", "active", "expiring", "grace", "lapsed"],
            Enum.GetValues<CredentialStatus>().Select(CheckWords.Code)
        );

    [Theory]
    [InlineData(WordLanguage.English)]
    [InlineData(WordLanguage.Spanish)]
    public void Every_reason_status_and_kind_has_words_of_its_own(WordLanguage language)
    {
        var reasons = Enum.GetValues<NotCountedReason>().Select(reason => CheckWords.Why(new("a", reason, Given.Day("2026-03-01"), "core"), language)).ToList();
        Assert.Equal(reasons.Count, reasons.Distinct().Count());
        Assert.All(reasons, reason => Assert.EndsWith(".", reason));
        var kinds = Enum.GetValues<MissingKind>().Select(kind => CheckWords.Missing(new(kind, "x", new("ethics", "ética"), 1, 2), language)).ToList();
        // Hours of endorsements are told as what they are: of experience or of training.
        Assert.Equal(kinds.Count, kinds.Distinct().Count());
        Assert.Equal(7, Enum.GetValues<CredentialStatus>().Select(status => CheckWords.Status(status, language)).Distinct().Count());
    }

    [Fact]
    public void Days_are_written_as_people_say_them()
    {
        var part = new NotCounted("a", NotCountedReason.AfterPeriod, Given.Day("2026-03-01"));
        Assert.Equal("It is dated after March 1, 2026, the last day that counts.", CheckWords.Why(part, WordLanguage.English));
        Assert.Equal("Es posterior al 1 de marzo de 2026, el último día que cuenta.", CheckWords.Why(part, WordLanguage.Spanish));
    }
}
