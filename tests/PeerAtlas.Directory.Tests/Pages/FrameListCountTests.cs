using Microsoft.EntityFrameworkCore;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Pages;

/// <summary>Every row and column is accounted for, and what was done is said truly.</summary>
public sealed class FrameListCountTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Fact]
    public async Task A_row_that_the_frame_refuses_is_counted_once_and_named_when_it_is_left_out()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync(
            $"Agency,Kind,Email,Contact person\nCnt One Hall,provider agency,a@one.example,{new string('p', 300)}\nCnt Two Barn,provider agency,,\n"
        );
        Assert.Equal(["New 1", "Changed 0", "There already 0", "One with another row 0", "Left out 0", "Cannot be read 1"], analyst.ListRows("fates"));
        await analyst.SubmitAsync("Read the file this way", ("leaveout", "true"));
        Assert.Equal(["New 1", "Changed 0", "There already 0", "One with another row 0", "Left out 1"], analyst.ListRows("fates"));
        Assert.Contains("What cannot be read, and is left out", analyst.Text);
        Assert.Contains("row 2", analyst.Page.QuerySelector("#problems + *")!.TextContent);
        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("The import is done. Organizations: 1 added, 0 changed. 1 of 2 rows was left out.", analyst.Text);
    }

    [Fact]
    public async Task Columns_that_are_not_read_are_named_and_remarks_are_no_contacts()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync(
            """
            Agency,Kind,Comments,Email,Email 2,Fax
            Alpha,provider agency,do NOT mail jane@x.example,a@alpha.example,b@alpha.example,617-555-0101
            Beta,provider agency,ask joe@x.example first,a@beta.example,b@beta.example,617-555-0102
            """
        );
        Assert.Contains("Columns that are not read: C Comments, E Email 2, F Fax.", analyst.Text);
        Assert.Contains("Column E Email 2 holds email addresses and is not read.", analyst.Text);
        Assert.Equal(["Organizations 2 0 0", "Contacts 2 0 0"], analyst.ListRows("counts"));
        await analyst.SubmitAsync("Read the file this way", ("column.email", "D"), ("column.email", "E"));
        Assert.Equal(["Organizations 2 0 0", "Contacts 4 0 0"], analyst.ListRows("counts"));
    }

    [Fact]
    public async Task After_the_confirmation_the_last_step_and_the_time_are_shown()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync("Agency,Kind\nAlpha,provider agency\n");
        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("Last import", analyst.Text);
        Assert.Equal("Done", analyst.Page.QuerySelector(".usa-step-indicator__heading-text")!.TextContent.Trim());
        Assert.NotNull(analyst.Page.QuerySelector("#last + p time"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_confirms_several_times_at_once_is_not_told_that_nothing_was_written(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.SendListAsync("Agency,Kind\nAlpha,provider agency\n");
        var form = analyst.Page.QuerySelector("form[action*='Confirm']")!;
        var values = form.QuerySelectorAll("input").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value")!)).ToList();
        var pages = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    using var content = new FormUrlEncodedContent(values);
                    using var answer = await analyst.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
                    return await answer.Content.ReadAsStringAsync();
                })
        );
        Assert.DoesNotContain(pages, page => page.Contains("nothing was written", StringComparison.Ordinal));
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<Organisation>().CountAsync(one => one.Name == "Alpha")));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_somebody_changed_since_is_named_when_the_import_is_to_be_taken_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.SendListAsync("Agency,Kind\nAlpha,provider agency\nBeta,provider agency\n");
        await analyst.SubmitAsync("Confirm the import");
        await site.WithDatabaseAsync(async database =>
        {
            var beta = await database.Set<Organisation>().AsTracking().SingleAsync(one => one.Name == "Beta");
            (beta.Phone, beta.Version) = ("617-555-0101", Guid.NewGuid());
            await database.SaveChangesAsync();
        });
        await analyst.SubmitAsync("Take this import back");
        Assert.Contains("Somebody changed what came in by it since then: Beta. Change it by hand instead.", analyst.Text);
    }
}
