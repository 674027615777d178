using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Answers;

public sealed class BallotTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_ballot_is_picked_up_with_a_code_and_answers_are_handed_in_with_it_on_another_day(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.Peer);
        var code = await survey.AddCodeAsync();
        var ballot = await new BallotBrowser(survey.Site.CreateClient()).PickUpAsync(CodeText.ForPeople(code));
        Assert.Contains("A ballot was picked up with this code", (await survey.TakePartAsync(code)).Text);

        survey.Site.Clock.Advance(TimeSpan.FromDays(3));
        var visitor = await AnswerAsync(survey, ballot);
        Assert.Equal("Your work", visitor.Page.QuerySelector("h1")!.TextContent);
        await visitor.SubmitAsync("Continue", ("hours", "20"), ("valued", "yes"));
        await visitor.SubmitAsync("Check my answers");
        Assert.DoesNotContain(code, visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await visitor.SubmitAsync("Hand in my answers");
        Assert.Equal("/peer/receipt", visitor.Where);
        Assert.Equal("""{"hours":20,"valued":"yes"}""", Assert.Single(await survey.AnonymousAnswersAsync()).Answers);

        Assert.Contains("already handed in with this ballot", (await AnswerAsync(survey, ballot)).Text);
        Assert.Single(await survey.AnonymousAnswersAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_same_request_is_signed_again_and_another_is_not(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        var code = await survey.AddCodeAsync();
        var browser = new BallotBrowser(survey.Site.CreateClient());
        var request = await browser.PrepareAsync(code);
        // Both are sent at once, as by somebody whose first answer got lost on the way.
        var answers = await Task.WhenAll(browser.AskAsync(code, request.Blinded.Message), browser.AskAsync(code, request.Blinded.Message));
        Assert.Equal(answers[0].GetProperty("signature").GetString(), answers[1].GetProperty("signature").GetString());
        Assert.Equal(BallotBrowser.Finish(request, answers[0]), BallotBrowser.Finish(request, await browser.AskAsync(code, request.Blinded.Message)));

        var other = await browser.AskAsync(code, (await browser.PrepareAsync(code)).Blinded.Message);
        Assert.Contains("ballot was picked up", other.GetProperty("problem").GetString());
        Assert.Equal(
            HandInOutcome.Used,
            await survey.Store.HandInAsync(CodeText.Hash(code), PeerAtlas.Instruments.Answers.Empty, TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_code_that_was_handed_in_itself_gives_no_ballot(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        var code = await survey.AddCodeAsync();
        var browser = new BallotBrowser(survey.Site.CreateClient());
        var request = await browser.PrepareAsync(code);
        await survey.Store.HandInAsync(CodeText.Hash(code), PeerAtlas.Instruments.Answers.Empty, TestContext.Current.CancellationToken);
        Assert.Contains("already handed in with this code", (await browser.AskAsync(code, request.Blinded.Message)).GetProperty("problem").GetString());
    }

    [Fact]
    public async Task A_used_code_is_refused_before_anything_is_signed()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        var (code, fresh) = (await survey.AddCodeAsync(), await survey.AddCodeAsync());
        var browser = new BallotBrowser(survey.Site.CreateClient());
        var request = await browser.PrepareAsync(code);
        await browser.AskAsync(code, request.Blinded.Message);
        // Without the key nothing can be signed, so that whoever is refused for another reason was refused before.
        File.Delete(Assert.Single(System.IO.Directory.GetFiles(survey.Site.Settings["Anonymity:KeyFolder"], "*.key")));
        Assert.Contains("ballot was picked up", (await browser.AskAsync(code, new byte[256])).GetProperty("problem").GetString());
        Assert.Contains("cannot give out ballots", (await browser.AskAsync(fresh, request.Blinded.Message)).GetProperty("problem").GetString());
    }

    [Fact]
    public async Task A_code_without_a_ballot_is_not_taken_unless_the_person_says_so()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        var code = await survey.AddCodeAsync();
        var visitor = await new Visitor(survey.Site).OpenAsync("/peer");
        await visitor.SubmitAsync("want to take part", (OpenSurvey.FormField("code"), code));
        Assert.Contains("Your browser made no ballot of this code", visitor.Text);
        Assert.Equal(code, visitor.Page.QuerySelector("#code")!.GetAttribute("value"));
        await visitor.SubmitAsync("want to take part", (OpenSurvey.FormField("without-ballot"), "true"));
        Assert.NotNull(visitor.Page.QuerySelector("#survey-form"));
    }

    /// <summary>A day in the answers would tell who answered before the last day was moved, and who after.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Today_stays_the_same_for_everybody_when_the_last_day_is_moved(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.DatedPeer);
        await (await survey.TakePartAsync(await survey.AddCodeAsync())).SubmitAsync("Hand in", ("hours", "12"));
        var ballot = await new BallotBrowser(survey.Site.CreateClient()).PickUpAsync(await survey.AddCodeAsync());
        await survey.ChangeAsync(database =>
            database.Set<Wave>().ExecuteUpdateAsync(set => set.SetProperty(wave => wave.ClosesOn, wave => wave.ClosesOn.AddDays(20)))
        );
        survey.Site.Clock.Advance(TimeSpan.FromDays(25));
        await (await survey.TakePartAsync(await survey.AddCodeAsync())).SubmitAsync("Hand in", ("hours", "12"));
        await (await AnswerAsync(survey, ballot)).SubmitAsync("Hand in", ("hours", "12"));
        var answers = (await survey.AnonymousAnswersAsync()).ConvertAll(answer => answer.Answers);
        Assert.Equal(3, answers.Count);
        Assert.Contains("2026-10-31", Assert.Single(answers.Distinct()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_ballot_handed_in_twice_at_once_counts_once(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        var ballot = await new BallotBrowser(survey.Site.CreateClient()).PickUpAsync(await survey.AddCodeAsync());
        var (first, second) = (await AnswerAsync(survey, ballot), await AnswerAsync(survey, ballot));
        await Task.WhenAll(first.SubmitAsync("Hand in", ("hours", "12")), second.SubmitAsync("Hand in", ("hours", "12")));
        Assert.Single(await survey.AnonymousAnswersAsync());
        Assert.Contains("Answers were already handed in", (first.Where == "/peer/receipt" ? second : first).Text);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("another wave")]
    [InlineData("no wave")]
    [InlineData("cut")]
    [InlineData("noise")]
    public async Task A_ballot_that_the_wave_did_not_sign_is_refused_with_words(string attempt)
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        var written = await new BallotBrowser(survey.Site.CreateClient()).PickUpAsync(await survey.AddCodeAsync());
        Assert.True(Ballot.TryRead(written, out var ballot));
        var other = new Wave
        {
            Name = "2027",
            AgencyVersionId = survey.Wave.AgencyVersionId,
            PeerVersionId = survey.Wave.PeerVersionId,
            OpensOn = survey.Wave.OpensOn,
            ClosesOn = survey.Wave.ClosesOn,
            State = WaveState.Open,
        };
        await survey.Site.AddAsync(other);
        await new Visitor(survey.Site).OpenAsync("/peer");
        var sent = attempt switch
        {
            "forged" => Ballot.Write(ballot.WaveId, [.. ballot.Message[..^1], (byte)(ballot.Message[^1] ^ 1)], ballot.Signature),
            "another wave" => Ballot.Write(other.Id, ballot.Message, ballot.Signature),
            "no wave" => Ballot.Write(Guid.NewGuid(), ballot.Message, ballot.Signature),
            "cut" => written[..^4],
            _ => "PA1.%%%",
        };
        var visitor = await AnswerAsync(survey, sent);
        Assert.Contains("This is no ballot of ours", visitor.Text);
        Assert.Contains("About your code", visitor.Text);
        Assert.Empty(await survey.AnonymousAnswersAsync());
    }

    [Fact]
    public async Task A_ballot_may_be_broken_into_lines()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.Peer);
        var ballot = await new BallotBrowser(survey.Site.CreateClient()).PickUpAsync(await survey.AddCodeAsync());
        Assert.Equal(
            "Your work",
            (await AnswerAsync(survey, string.Join("\r\n", ballot.Chunk(40).Select(line => new string(line))))).Page.QuerySelector("h1")!.TextContent
        );
    }

    [Fact]
    public async Task What_cannot_be_signed_uses_no_code_up()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        var code = await survey.AddCodeAsync();
        var browser = new BallotBrowser(survey.Site.CreateClient());
        Assert.Contains("cannot sign", (await browser.AskAsync(code, new byte[10])).GetProperty("problem").GetString());
        Assert.Contains("cannot sign", (await browser.AskAsync(code, [.. Enumerable.Repeat((byte)255, 256)])).GetProperty("problem").GetString());
        await browser.PickUpAsync(code);
    }

    /// <summary>Two hundred tries; 100,000 with PEERATLAS_FULL=1.</summary>
    [Fact]
    public async Task Somebody_who_guesses_codes_finds_none_and_is_stopped()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        var good = await survey.AddCodeAsync();
        var browser = new BallotBrowser(survey.Site.CreateClient());
        var guesses = Environment.GetEnvironmentVariable("PEERATLAS_FULL") == "1" ? 100_000 : 200;
        var paused = 0;
        for (var guess = 0; guess < guesses; guess++)
        {
            var answer = await browser.AskAsync(CodeText.New());
            if (answer.GetProperty("problem").GetString()!.Contains("paused", StringComparison.Ordinal))
                paused++;
        }

        Assert.Equal(guesses - GuessLimit.WrongAllowed, paused);
        await browser.PickUpAsync(good);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_stored_of_a_ballot_leads_to_no_code(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        var ballot = await new BallotBrowser(survey.Site.CreateClient()).PickUpAsync(await survey.AddCodeAsync());
        await (await AnswerAsync(survey, ballot)).SubmitAsync("Hand in", ("hours", "12"));
        var (code, spent) = await survey.Site.WithDatabaseAsync(async database =>
            (await database.Set<AnonymousCode>().SingleAsync(), await database.Set<SpentBallot>().SingleAsync())
        );
        Assert.True(Ballot.TryRead(ballot, out var read));
        Assert.Equal(read.Serial, spent.Serial);
        Assert.NotEqual(read.Serial, code.Ballot);
        Assert.Equal(
            ["Serial", "WaveId"],
            await survey.Site.WithDatabaseAsync(database =>
                Task.FromResult(database.Model.FindEntityType(typeof(SpentBallot))!.GetProperties().Select(property => property.Name).Order().ToList())
            )
        );
        Assert.Equal(
            ["Envelope", "Id", "WaveId"],
            await survey.Site.WithDatabaseAsync(database =>
                Task.FromResult(database.Model.FindEntityType(typeof(SealedAnswer))!.GetProperties().Select(property => property.Name).Order().ToList())
            )
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Very_long_answers_are_handed_in(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.Peer);
        var prose = string.Concat(Enumerable.Range(0, 1200).Select(at => $"Visit {at} went well. "))[..10_000];
        var visitor = await survey.TakePartAsync(await survey.AddCodeAsync());
        await visitor.SubmitAsync("Continue", ("hours", "20"), ("valued", "no"));
        await visitor.SubmitAsync("Check", ("why_not", prose), ("else", prose));
        await visitor.SubmitAsync("Hand in");
        Assert.Equal("/peer/receipt", visitor.Where);
        Assert.Contains("Visit 400 went well", Assert.Single(await survey.AnonymousAnswersAsync()).Answers);
    }

    [Fact]
    public async Task Endless_answers_are_refused_and_the_code_stays_good()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.Peer);
        // Letters of chance do not compress: two answers of the longest kind, in a script of three bytes a letter.
        var noise = string.Concat(Enumerable.Range(0, 10_000).Select(_ => (char)Random.Shared.Next(0x4E00, 0x9F00)));
        var code = await survey.AddCodeAsync();
        var visitor = await survey.TakePartAsync(code);
        await visitor.SubmitAsync("Continue", ("hours", "20"), ("valued", "no"));
        await visitor.SubmitAsync("Check", ("why_not", noise), ("else", noise));
        await visitor.SubmitAsync("Hand in");
        Assert.Contains("Your answers are very long", visitor.Text);
        Assert.Contains(noise[..100], visitor.Text);
        Assert.Empty(await survey.AnonymousAnswersAsync());
        Assert.Equal("Your work", (await survey.TakePartAsync(code)).Page.QuerySelector("h1")!.TextContent);
    }

    private static async Task<Visitor> AnswerAsync(OpenSurvey survey, string ballot)
    {
        var visitor = await new Visitor(survey.Site).OpenAsync("/peer");
        return await visitor.SubmitAsync("Answer with this ballot", (OpenSurvey.FormField("ballot"), ballot));
    }
}
