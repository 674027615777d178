using PeerAtlas.Tables;

namespace PeerAtlas.EndToEnd;

/// <summary>The files that the analyst of the story has on the desk: a frame, and two surveys that nobody ships.</summary>
internal static class StoryFiles
{
    private const string Regions = """
        key   | name
        coast | Coast
        hills | Hills
        """;

    private const string Organizations = """
        key    | name                         | kind            | region | program
        harbor | Harbor Light Services        | provider agency | coast  | CBFS
        juniper| Juniper House                | provider agency | hills  | Respite
        quiet  | Quiet Hill Area Office       | area office     | hills  |
        """;

    private const string Units = """
        key          | organization | name        | kind     | region
        harbor-north | harbor       | North house | division | coast
        """;

    private const string Contacts = """
        organization | name       | email                       | language
        harbor       | Ada Rivera | ada.rivera@harbor.example   | en
        juniper      | Ben Ortiz  | ben.ortiz@juniper.example   | en
        """;

    private const string Staffing = """
        type                           | name      | label::English (en)                  | label::Spanish (es)                    | required | relevant           | constraint          | constraint_message::English (en)      | constraint_message::Spanish (es)
        begin_group                    | team      | Your peer team                       | Su equipo de apoyo                     |          |                    |                     |                                       |
        integer                        | peers     | How many peer workers do you employ? | ¿A cuántas personas emplea?            | yes      |                    | . >= 0 and . <= 300 | Enter a number from 0 to 300.         | Escriba un número de 0 a 300.
        integer                        | certified | How many of them are certified?      | ¿Cuántas de ellas están certificadas?  |          | ${peers} > 0       | . <= ${peers}       | Not more than the peers you employ.   | No más de las personas que emplea.
        select_multiple place or_other | places    | Where do they work?                  | ¿Dónde trabajan?                       |          | ${peers} > 0       |                     |                                       |
        end_group                      |           |                                      |                                        |          |                    |                     |                                       |
        begin_group                    | plans     | Plans for next year                  | Planes para el próximo año             |          |                    |                     |                                       |
        select_one yes_no              | hire      | Will you hire more peer workers?     | ¿Contratará a más personas?            | yes      |                    |                     |                                       |
        integer                        | posts     | How many new positions?              | ¿Cuántos puestos nuevos?               | yes      | ${hire} = 'yes'    | . > 0               | Enter at least 1.                     | Escriba al menos 1.
        text                           | help      | What would help you?                 | ¿Qué le ayudaría?                      |          |                    |                     |                                       |
        end_group                      |           |                                      |                                        |          |                    |                     |                                       |
        """;

    private const string StaffingFigures = """
        name                 | label::English (en)                 | kind  | value
        peers_employed_total | Peer workers employed               | total | ${peers}
        hire_share           | Agencies that will hire more peers  | share | ${hire} = 'yes'
        """;

    private const string Choices = """
        list_name | name    | label::English (en) | label::Spanish (es)
        yes_no    | yes     | Yes                 | Sí
        yes_no    | no      | No                  | No
        place     | crisis  | Crisis team         | Equipo de crisis
        place     | respite | Respite house       | Casa de respiro
        place     | club    | Clubhouse           | Casa club
        task      | groups  | Leading groups      | Dirigir grupos
        task      | visits  | Visiting people     | Visitar a personas
        task      | calls   | Warm line calls     | Llamadas de apoyo
        """;

    public static byte[] Frame => Workbook(("regions", Regions), ("organizations", Organizations), ("units", Units), ("contacts", Contacts));

    /// <summary>A later state of the frame: one change and one addition.</summary>
    public static byte[] ChangedFrame =>
        Workbook(
            (
                "organizations",
                Organizations.Replace("Juniper House", "Juniper Homes", StringComparison.Ordinal) + "\nmaple | Maple Center | training center | coast |"
            )
        );

    /// <summary>A frame of which no row is right.</summary>
    public static byte[] BrokenFrame =>
        Workbook(
            ("organizations", Organizations.Replace("provider agency", "bakery", StringComparison.Ordinal)),
            ("contacts", Contacts.Replace("@", " at ", StringComparison.Ordinal))
        );

    /// <summary>The survey of agencies: two pages, with a check, skip logic and a list with "other".</summary>
    public static byte[] StaffingSurvey =>
        Survey("staffing", "Peer staffing check", "Consulta sobre personal de apoyo", Staffing, ("figures", StaffingFigures));

    /// <summary>The next version of it: one question reads otherwise.</summary>
    public static byte[] ChangedStaffingSurvey =>
        Survey(
            "staffing",
            "Peer staffing check",
            "Consulta sobre personal de apoyo",
            Staffing.Replace("What would help you? ", "What would help most?", StringComparison.Ordinal)
        );

    /// <summary>The anonymous survey: two pages, with skip logic and a list with "other".</summary>
    public static byte[] PeerSurvey =>
        Survey(
            "work-life",
            "Your work as a peer",
            "Su trabajo de apoyo entre pares",
            """
            type                          | name   | label::English (en)           | label::Spanish (es)              | required | relevant          | constraint         | constraint_message::English (en) | constraint_message::Spanish (es)
            begin_group                   | week   | Your week                     | Su semana                        |          |                   |                    |                                  |
            integer                       | hours  | Hours of work in a week       | Horas de trabajo por semana      | yes      |                   | . > 0 and . <= 80  | Enter 1 to 80 hours.             | Escriba de 1 a 80 horas.
            select_multiple task or_other | tasks  | What do you do?               | ¿Qué hace?                       |          |                   |                    |                                  |
            end_group                     |        |                               |                                  |          |                   |                    |                                  |
            begin_group                   | regard | How it feels                  | Cómo se siente                   |          |                   |                    |                                  |
            select_one yes_no             | valued | Is your role valued?          | ¿Se valora su función?           |          |                   |                    |                                  |
            text                          | change | What would have to change?    | ¿Qué tendría que cambiar?        |          | ${valued} = 'no'  |                    |                                  |
            end_group                     |        |                               |                                  |          |                   |                    |                                  |
            """
        );

    /// <summary>A survey of agencies with every kind of question beside the usual ones.</summary>
    public static byte[] ManyKindsSurvey =>
        Workbook([
            (
                "survey",
                """
                type              | name   | label::English (en)                       | appearance | parameters        | calculation | choice_filter    | guidance_hint::English (en) | read_only
                begin_group       | kinds  | Your **site**                             |            |                   |             |                  |                             |
                select_one region | region | **Region** of the site                    | horizontal |                   |             |                  | As the state names them     |
                select_one county | county | County in ${region}                       | minimal    |                   |             | region=${region} |                             |
                time              | opens  | When do you open?                         |            |                   |             |                  |                             |
                dateTime          | visit  | When was the last visit?                  |            |                   |             |                  |                             |
                range             | stars  | How content are you?                      | likert     | start=1 end=5     |             |                  |                             |
                range             | people | How many people do you reach?             |            | end=100000        |             |                  |                             |
                rank region       | order  | Which region needs most?                  |            |                   |             |                  |                             |
                acknowledge       | agree  | We may ask again                          |            |                   |             |                  |                             |
                integer           | peers  | Peer workers                              |            |                   |             |                  |                             |
                integer           | twice  | Twice as many                             |            |                   | ${peers} * 2 |                 |                             | yes
                note              | said   | You have <b>${peers}</b> peer workers     |            |                   |             |                  |                             |
                end_group         |        |                                           |            |                   |             |                  |                             |
                begin_group       | last   | Last page                                 |            |                   |             |                  |                             |
                text              | more   | Anything else about ${county}?            | multiline  |                   |             |                  |                             |
                end_group         |        |                                           |            |                   |             |                  |                             |
                """
            ),
            (
                "choices",
                """
                list_name | name  | label::English (en) | region
                region    | north | North               |
                region    | south | South               |
                county    | alder | Alder               | north
                county    | birch | Birch               | north
                county    | cedar | Cedar               | south
                """
            ),
            ("settings", "form_id | form_title | default_language\nmany-kinds | About your site | English (en)"),
        ]);

    private static byte[] Survey(string id, string english, string spanish, string questions, params (string Name, string Table)[] more) =>
        Workbook([
            ("survey", questions),
            ("choices", Choices),
            (
                "settings",
                $"form_id | form_title::English (en) | form_title::Spanish (es) | default_language | version\n{id} | {english} | {spanish} | English (en) | 1"
            ),
            .. more,
        ]);

    // Written as a person would type a table, columns parted by bars.
    private static byte[] Workbook(params (string Name, string Table)[] sheets)
    {
        using var stream = new MemoryStream();
        XlsxTable.Write(stream, [.. sheets.Select(sheet => Sheet(sheet.Name, sheet.Table))]);
        return stream.ToArray();
    }

    private static TableSheet Sheet(string name, string table)
    {
        var lines = table
            .ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToArray();
        return TableSheet.Create(name, lines[0], lines.Skip(1));
    }
}
