using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Referrals.Demonstrations;

/// <summary>Somebody who works at an agency of the demonstration.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Role">What they are.</param>
/// <param name="Teams">The teams that they belong to.</param>
/// <param name="Introduction">For a peer: what they chose to share.</param>
internal sealed record DemonstrationColleague(string Name, Role Role, string[] Teams, string Introduction = "");

/// <summary>A team of the demonstration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Programme">Its programme.</param>
/// <param name="Pattern">How peers are placed; null for a team of peers.</param>
/// <param name="PatternSince">The pattern of the last year, where it changed a year ago.</param>
/// <param name="RefersTo">The team whose peers it asks; null where the agency employs none.</param>
/// <param name="Caseload">How many people it serves.</param>
internal sealed record DemonstrationTeam(
    string Name,
    string Programme,
    StaffingPattern? Pattern,
    StaffingPattern? PatternSince,
    string? RefersTo,
    int Caseload
);

/// <summary>Three agencies like those of the study on how providers refer: two employ peers, placed in different ways, and one employs none.</summary>
/// <param name="Key">The organisation's key in the frame.</param>
/// <param name="Letter">What the ids of people begin with.</param>
/// <param name="Teams">Its teams.</param>
/// <param name="Colleagues">Who works there.</param>
internal sealed record DemonstrationAgency(string Key, string Letter, DemonstrationTeam[] Teams, DemonstrationColleague[] Colleagues)
{
    private const string North = "Harbor North",
        South = "Harbor South",
        Peers = "Harbor Peers";
    private const string River = "River Outpatient",
        Hill = "Hill Clubhouse",
        Lantern = "Lantern Peers";
    private const string Meadow = "Meadow",
        Orchard = "Orchard";

    public static IReadOnlyList<DemonstrationAgency> All { get; } =
    [
        new(
            "harborlight-services",
            "H",
            [
                new(North, "CBFS", StaffingPattern.Integrated, null, North, 48),
                new(South, "PACT", StaffingPattern.DesignatedTeamElsewhere, StaffingPattern.Integrated, Peers, 44),
                new(Peers, "", null, null, null, 0),
            ],
            [
                new("Anita Rao", Role.Supervisor, [North, South]),
                new("Cedric Boone", Role.Supervisor, [Peers]),
                new("Daniel Whitcomb", Role.TraditionalProvider, [North]),
                new("Priya Nair", Role.TraditionalProvider, [North]),
                new("Walter Kim", Role.TraditionalProvider, [South]),
                new("Lena Fischer", Role.TraditionalProvider, [South]),
                new(
                    "Jo Marchetti",
                    Role.PeerWorker,
                    [North, Peers],
                    "I live with a mood disorder and like to talk about work, music and getting up in the morning."
                ),
                new("Marisol Vega", Role.PeerWorker, [South, Peers], "Hablo español. I have been through hospital stays and found my own place after them."),
                new("Tom Abbott", Role.PeerWorker, [Peers]),
            ]
        ),
        new(
            "birch-river-network",
            "B",
            [
                new(River, "Outpatient", StaffingPattern.DesignatedTeamCloseBy, null, Lantern, 46),
                new(Hill, "Clubhouse", StaffingPattern.DesignatedTeamElsewhere, null, Lantern, 40),
                new(Lantern, "", null, null, null, 0),
            ],
            [
                new("Ruth Sandoval", Role.Supervisor, [River, Hill, Lantern]),
                new("Owen Tremblay", Role.TraditionalProvider, [River]),
                new("Grace Adeyemi", Role.TraditionalProvider, [River]),
                new("Paul Novak", Role.TraditionalProvider, [Hill]),
                new("Dee Castellanos", Role.PeerWorker, [Lantern], "I hear voices and have a full life. Bilingual in Spanish and English."),
                new("Sam Whitehorse", Role.PeerWorker, [Lantern], "Recovery from trauma; walking and art."),
            ]
        ),
        new(
            "oxbow-bend-network",
            "O",
            [
                new(Meadow, "Psychosocial", StaffingPattern.NoPeers, null, null, 30),
                new(Orchard, "Supported employment", StaffingPattern.NoPeers, null, null, 24),
            ],
            [
                new("Irene Kowalski", Role.Supervisor, [Meadow, Orchard]),
                new("Ben Hartley", Role.TraditionalProvider, [Meadow]),
                new("Nora Quinn", Role.TraditionalProvider, [Orchard]),
            ]
        ),
    ];
}
