using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Web.Tests.Modules;

/// <summary>A small module with one of everything that a module can have.</summary>
internal sealed class NotesModule : PeerAtlasModule
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IScheduledWork, CloseNotes>().AddScoped<IStartTasks, NoteTasks>();

    public override IReadOnlyList<NavigationEntry> Navigation => [new("Notes", "/notes", 85, Permission.ReadAudit)];

    public override IReadOnlyList<AuditNaming> AuditNames => [AuditNaming.Of<Note>(one => new AuditName(one.Id, "the note " + one.Text))];

    public override void Use(IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                context.Response.Headers["X-Notes"] = "here";
                await next(context);
            }
        );

    public override void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/notes", async (PeerAtlasDbContext database) => string.Join(", ", await database.Set<Note>().Select(note => note.Text).ToListAsync()))
            .WithMetadata(new RequiresAttribute(Permission.ReadAudit));

    public override Task LoadDemonstrationAsync(DemonstrationLoading loading, CancellationToken cancellation) =>
        loading.WithAsync(async scope =>
        {
            var database = scope.GetRequiredService<PeerAtlasDbContext>();
            database.Add(new Note { Text = "of the demonstration" });
            await database.SaveChangesAsync(cancellation);
        });
}

internal sealed class Note : IAudited
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Text { get; set; }
}

internal sealed class NoteMapping : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder) => builder.ToTable("notes");
}

internal sealed class CloseNotes : IScheduledWork
{
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<PeerAtlasDbContext>();
        await foreach (var note in database.Set<Note>().AsAsyncEnumerable().WithCancellation(cancellation))
            note.Text = note.Text.ToUpperInvariant();
        await database.SaveChangesAsync(cancellation);
    }
}

internal sealed class NoteTasks : IStartTasks
{
    public Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StartTask>>([new(5, "Read the notes", "There are notes.", "/notes")]);
}
