using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests;

/// <summary>What a command says and how it ends is the same in a process of its own and in that of the tests, where most tests run it.</summary>
public sealed class CommandProcessTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples");

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Commands_on_a_database_say_and_end_the_same(DatabaseKind kind)
    {
        using TestDatabase inside = TestDatabase.Create(kind),
            beside = TestDatabase.Create(kind);
        foreach (
            var arguments in new string[][]
            {
                ["migrate"],
                ["frame", "import", Path.Combine(Samples, "frame", "frame.xlsx")],
                ["instrument", "import", Path.Combine(Samples, "instruments", "agency-survey.xlsx"), "--audience", "Agency"],
                ["utilization", "report", "--month", "soon"],
                ["report", "export", "no-such-report", "--format", "docx", "--out", "report.docx"],
            }
        )
        {
            var expected = await CommandLine.RunProcessAsync(beside.Settings, arguments);
            Assert.True(expected == await CommandLine.RunAsync(inside, arguments), $"{string.Join(' ', arguments)}: {expected}");
            Assert.NotEmpty(expected.Output + expected.Errors);
        }
    }

    [Fact]
    public async Task Commands_without_a_database_say_and_end_the_same()
    {
        foreach (
            var (exitCode, arguments) in new (int, string[])[]
            {
                (0, ["instrument", "check", Path.Combine(Samples, "instruments", "peer-survey.xlsx")]),
                (1, ["instrument", "check", Path.Combine(Repository.Root, "README.md")]),
                (2, ["no-such-command"]),
                (2, ["claims", Samples]),
            }
        )
        {
            var expected = await CommandLine.RunProcessAsync([], arguments);
            var inside = await CommandLine.RunAsync(arguments);
            // Help names the program that runs.
            inside = inside with { Output = inside.Output.Replace("PeerAtlas.Cli.Tests", "peeratlas", StringComparison.Ordinal) };
            Assert.True(expected == inside, $"{string.Join(' ', arguments)}: {expected}");
            Assert.Equal(exitCode, expected.ExitCode);
        }
    }
}
