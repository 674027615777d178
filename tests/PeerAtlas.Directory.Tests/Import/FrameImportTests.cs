using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Import;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Import;

public sealed class FrameImportTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_workbook_is_previewed_then_written_when_it_is_confirmed(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();

        await analyst.PreviewAsync("frame.xlsx", FrameSamples.Workbook());
        Assert.Equal(["Regions 2 0 0", "Organizations 3 0 0", "Units 1 0 0", "Contacts 3 0 0"], Rows(analyst, "counts"));
        Assert.Contains("frame.xlsx, sheet contacts: 3 rows of contacts", analyst.Text);
        Assert.Equal(0, await CountAsync<Contact>(site));

        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("9 added, 0 changed", analyst.Page.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("Birch River Network", analyst.Text);
        var luz = await site.WithDatabaseAsync(database => database.Set<Contact>().SingleAsync(contact => contact.Name == "Luz Ejemplo"));
        var unit = await site.WithDatabaseAsync(database => database.Set<Unit>().SingleAsync());
        Assert.Equal(("luz@birch.example", "es", unit.Id), (luz.Email, luz.Language, luz.UnitId));
        Assert.Equal(("Respite", UnitKind.Division, luz.OrganisationId), (unit.Programme, unit.Kind, unit.OrganisationId));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_second_import_updates_rather_than_doubles_and_leaves_alone_what_it_does_not_name(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.ImportAsync("frame.xlsx", FrameSamples.Workbook());

        await analyst.PreviewAsync("again.xlsx", FrameSamples.Workbook());
        Assert.Contains("Nothing to change", analyst.Text);
        Assert.DoesNotContain(analyst.Page.QuerySelectorAll("button"), button => button.TextContent.Contains("Confirm"));

        await analyst.PreviewAsync("british.csv", FrameSamples.Csv("organisation,name,email\nBRN-1,Ada Example,ada@birch.example\n"));
        Assert.Contains("Nothing to change", analyst.Text);

        // Keys and addresses are the same in any case; the program's column is absent and stays.
        await analyst.PreviewAsync(
            "changed.csv",
            FrameSamples.Csv("key,name,kind,region,active\nbrn-1,Birch River Alliance,provider agency,,no\nNEW-1,New Agency,provider agency,west,\n")
        );
        Assert.Equal(["Organizations 1 1 0"], Rows(analyst, "counts"));
        Assert.Contains("active: yes → no; name: Birch River Network → Birch River Alliance; region: west → none", analyst.Text);
        await analyst.SubmitAsync("Confirm the import");

        await site.WithDatabaseAsync(async database =>
        {
            var organisations = await database
                .Set<Organisation>()
                .Where(organisation => organisation.Kind != OrganisationKind.Authority)
                .ToDictionaryAsync(organisation => organisation.Key);
            Assert.Equal(["AO-1", "BRN-1", "HRB-1", "NEW-1"], organisations.Keys.Order());
            var birch = organisations["BRN-1"];
            Assert.Equal(("Birch River Alliance", null, "CBFS", false), (birch.Name, birch.RegionId, birch.Programme, birch.Active));
            Assert.Equal(3, await database.Set<Contact>().CountAsync());
        });
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_bad_row_is_named_and_nothing_is_written_while_there_is_one(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();

        await analyst.PreviewAsync(
            "frame.xlsx",
            FrameSamples.Workbook(
                organizations: """
                key,name,kind,region,active
                A-1,Good Agency,provider agency,west,yes
                A-2,,hospital,nowhere,maybe
                a-1,Twice,provider agency,,
                two words,Spaced,area office,,
                """,
                contacts: """
                organization,unit,name,email,language
                A-1,,Good Person,good@a.example,en
                A-2,,Refers To A Bad Row,fine@a.example,en
                A-9,,No Such Agency,x@a.example,en
                A-1,BRN-1-N,Two Addresses,one@a.example;two@a.example,fr
                A-1,,Again,GOOD@a.example,en
                """,
                units: "key,organization,name,kind\nBRN-1-N,A-1,Northern division,division"
            )
        );

        Assert.Equal(
            [
                "frame.xlsx, sheet organizations, row 3, column name",
                "frame.xlsx, sheet organizations, row 3, column kind",
                "frame.xlsx, sheet organizations, row 3, column region",
                "frame.xlsx, sheet organizations, row 3, column active",
                "frame.xlsx, sheet organizations, row 4, column key",
                "frame.xlsx, sheet organizations, row 5, column key",
                "frame.xlsx, sheet contacts, row 4, column organization",
                "frame.xlsx, sheet contacts, row 5, column email",
                "frame.xlsx, sheet contacts, row 5, column language",
                "frame.xlsx, sheet contacts, row 6, column email",
            ],
            analyst.Page.QuerySelectorAll("#problems tbody th").Select(cell => cell.TextContent)
        );
        Assert.Contains("first in frame.xlsx, sheet organizations, row 2", analyst.Text);
        Assert.DoesNotContain(analyst.Page.QuerySelectorAll("button"), button => button.TextContent.Contains("Confirm"));

        // Confirming all the same, as somebody could who writes requests by hand, writes nothing either.
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", analyst.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        ]);
        await analyst.Http.PostAsync(analyst.Where + "?handler=Confirm", form);
        Assert.Equal(0, await CountAsync<Region>(site));
        Assert.Equal(0, await CountAsync<Contact>(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_frame_that_changes_between_preview_and_confirmation_is_shown_anew_before_anything_is_written(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var first = await site.VisitAsAnalystAsync("first@dmh.example");
        var second = await site.VisitAsAnalystAsync("second@dmh.example");
        await first.ImportAsync("frame.xlsx", FrameSamples.Workbook());

        await first.PreviewAsync("mine.csv", FrameSamples.Csv("key,name\nwest,Western Region\n"));
        await second.ImportAsync("theirs.csv", FrameSamples.Csv("key,name\nwest,The West\n"));
        await first.SubmitAsync("Confirm the import");
        Assert.Contains("The frame has changed meanwhile", first.Text);
        Assert.Contains("name: The West → Western Region", first.Text);
        Assert.Equal("The West", await NameOfWestAsync(site));

        await first.SubmitAsync("Confirm the import");
        Assert.Equal("Western Region", await NameOfWestAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_confirmations_at_the_same_time_write_once(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var files = new[] { new UploadedFile("frame.xlsx", FrameSamples.Workbook()) };
        var fingerprint = (await WithImportAsync(site, import => import.PreviewAsync(files))).Fingerprint;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WithImportAsync(site, import => import.ApplyAsync(files, fingerprint))));

        Assert.Single(outcomes, outcome => outcome.IsApplied);
        Assert.Equal(3, await CountAsync<Contact>(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_change_of_the_frame_is_in_the_audit_record(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.ImportAsync("frame.xlsx", FrameSamples.Workbook());
        await analyst.ImportAsync("changed.csv", FrameSamples.Csv("key,name\nwest,Western Region\n"));

        var entries = await site.WithDatabaseAsync(database => database.Set<AuditEntry>().Where(entry => entry.Actor == "analyst@dmh.example").ToListAsync());
        Assert.Equal(3, entries.Count(entry => entry is { Subject: nameof(Contact), Action: "added" }));
        var change = Assert.Single(entries, entry => entry.Action == "changed");
        Assert.Equal(nameof(Region), change.Subject);
        Assert.Contains("\"Name\":[\"West\",\"Western Region\"]", change.Changes);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_upload_is_its_senders_alone_and_is_thrown_away_after_two_hours(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var sender = await site.VisitAsAnalystAsync("sender@dmh.example");
        var other = await site.VisitAsAnalystAsync("other@dmh.example");
        await sender.PreviewAsync("regions.csv", FrameSamples.Csv(FrameSamples.Regions));
        var upload = sender.Where;

        await other.OpenAsync(upload);
        Assert.StartsWith("/frame/import?", other.Where, StringComparison.Ordinal);
        Assert.Contains("no longer here", other.Text);

        site.Clock.Advance(TimeSpan.FromMinutes(121));
        await using (var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("schedule"))
            foreach (var work in site.Services.GetServices<IScheduledWork>().Where(work => work.GetType().Assembly == typeof(Uploads).Assembly))
                await work.RunAsync(scope.ServiceProvider, default);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM uploads").SingleAsync()));
        await sender.OpenAsync(upload);
        Assert.Contains("send the files again", sender.Text);
    }

    private static string[] Rows(Visitor visitor, string table) =>
        [.. visitor.Page.QuerySelectorAll($"#{table} tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())))];

    private static Task<int> CountAsync<T>(TestSite site)
        where T : class => site.WithDatabaseAsync(database => database.Set<T>().CountAsync());

    private static Task<string> NameOfWestAsync(TestSite site) =>
        site.WithDatabaseAsync(database => database.Set<Region>().Where(region => region.Key == "west").Select(region => region.Name).SingleAsync());

    private static async Task<FramePreview> WithImportAsync(TestSite site, Func<FrameImport, Task<FramePreview>> action)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await action(scope.ServiceProvider.GetRequiredService<FrameImport>());
    }
}
