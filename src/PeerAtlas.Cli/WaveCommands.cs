using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Cli;

/// <summary>Commands on waves.</summary>
internal static class WaveCommands
{
    public static Command Group() => new("wave", "The waves of the census.") { Record() };

    private static Command Record()
    {
        var name = new Argument<string>("name") { Description = "The wave's name, usually its year." };
        var agency = new Option<string>("--agency-survey")
        {
            Description = "The name (form_id) of the survey that agencies answered; its newest version is taken.",
            Required = true,
        };
        var peer = new Option<string?>("--peer-survey") { Description = "The name of the survey that peer workers answered, if there was one." };
        var from = new Option<DateOnly>("--from") { Description = "The first day of answering, as 2010-04-05.", Required = true };
        var to = new Option<DateOnly>("--to") { Description = "The last day of answering.", Required = true };
        var everybody = new Option<bool>("--everybody-was-asked")
        {
            Description = "The active contacts of the frame are those who were asked, so that there is a response rate.",
        };
        var command = new Command("record", "Records a wave of the past: closed from the start, without inviting anybody.")
        {
            name,
            agency,
            peer,
            from,
            to,
            everybody,
        };
        command.SetAction(
            (arguments, cancellation) =>
                RecordAsync(
                    new PastWave
                    {
                        Name = arguments.GetRequiredValue(name),
                        OpensOn = arguments.GetValue(from),
                        ClosesOn = arguments.GetValue(to),
                        EverybodyWasAsked = arguments.GetValue(everybody),
                    },
                    arguments.GetRequiredValue(agency),
                    arguments.GetValue(peer),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RecordAsync(PastWave past, string agencySurvey, string? peerSurvey, CancellationToken cancellation)
    {
        await using var services = await CommandHost.OpenAsync(cancellation);
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        past.AgencyVersionId = await NewestAsync(database, agencySurvey, cancellation);
        past.PeerVersionId = peerSurvey is null ? null : await NewestAsync(database, peerSurvey, cancellation) ?? Guid.Empty;
        var outcome = await scope.ServiceProvider.GetRequiredService<PastWaves>().RecordAsync(past, cancellation);
        foreach (var problem in outcome.Problems)
            Console.Error.WriteLine(problem.Message);
        if (!outcome.Saved)
            return ExitCode.Refused;
        Console.WriteLine($"{past.Name} recorded. Import its answers with: responses import {past.Name} FILE --survey Agency");
        return ExitCode.Done;
    }

    private static Task<Guid?> NewestAsync(PeerAtlasDbContext database, string key, CancellationToken cancellation) =>
        (
            from version in database.Set<InstrumentVersion>()
            join instrument in database.Set<SurveyInstrument>() on version.InstrumentId equals instrument.Id
            where instrument.Key == key
            orderby version.Number descending
            select (Guid?)version.Id
        ).FirstOrDefaultAsync(cancellation);
}
