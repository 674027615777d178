using PeerAtlas.Census.Invitations;

namespace PeerAtlas.Census.Tests.Invitations;

public sealed class CodeTextTests
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void A_printed_code_reads_back()
    {
        var code = CodeText.New();

        Assert.Equal(CodeText.Length, code.Length);
        Assert.Matches("^([0-9A-Z]{4}-){6}[0-9A-Z]{3}$", CodeText.ForPeople(code));
        Assert.True(CodeText.TryRead(CodeText.ForPeople(code), out var read));
        Assert.Equal(code, read);
    }

    [Fact]
    public void Case_spaces_and_look_alikes_do_not_matter()
    {
        var code = Enumerable.Range(0, 1000).Select(_ => CodeText.New()).First(code => code.Contains('0') && code.Contains('1'));
        var typed = "  " + CodeText.ForPeople(code).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace('-', ' ') + "\t";

        Assert.True(CodeText.TryRead(typed, out var read));
        Assert.Equal(code, read);
    }

    [Fact]
    public void Every_single_wrong_character_is_seen_as_a_slip()
    {
        var code = CodeText.New();
        for (var place = 0; place < code.Length; place++)
        {
            foreach (var letter in Letters.Where(letter => letter != code[place]))
                Assert.False(CodeText.TryRead(code[..place] + letter + code[(place + 1)..], out _));
        }
    }

    [Fact]
    public void Every_swap_of_two_characters_is_seen_as_a_slip()
    {
        var code = CodeText.New();
        for (var first = 0; first < code.Length; first++)
        {
            for (var second = first + 1; second < code.Length; second++)
            {
                var swapped = code.ToCharArray();
                (swapped[first], swapped[second]) = (swapped[second], swapped[first]);
                Assert.Equal(code[first] == code[second], CodeText.TryRead(new string(swapped), out _));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("U0000000000000000000000000U")]
    [InlineData("ZZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    public void What_is_not_a_code_is_refused(string? typed) => Assert.False(CodeText.TryRead(typed, out _));

    [Fact]
    public void Too_long_a_text_is_refused() => Assert.False(CodeText.TryRead(CodeText.New() + "0", out _));

    [Fact]
    public void The_hash_is_of_the_code_however_it_was_typed()
    {
        var code = CodeText.New();
        Assert.True(CodeText.TryRead(CodeText.ForPeople(code).ToLowerInvariant(), out var read));
        Assert.Equal(CodeText.Hash(code), CodeText.Hash(read));
        Assert.Equal(32, CodeText.Hash(code).Length);
    }
}
