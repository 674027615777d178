using PeerAtlas.Lists;

namespace PeerAtlas.Workforce.Bodies;

/// <summary>What is wanted of a list of who certifies in which state.</summary>
internal static class BodyListForm
{
    /// <summary>The form.</summary>
    public static ListForm Form { get; } =
        new(
            BodyLists.ListKind,
            [
                new("state", "State", FieldKind.Choice)
                {
                    IsNeeded = true,
                    Hint = "Two letters or the name.",
                    Known = [.. UsPlace.All.Select(place => new KnownWord(place.Code, place.English, [place.Spanish]))],
                    Words = In("state, st, state name, jurisdiction, territory, estado"),
                },
                new("name", "Who certifies", FieldKind.Text)
                {
                    IsNeeded = true,
                    Longest = CertifyingBody.NameLength,
                    Words = In(
                        "certifying body, certification body, certifying agency, certification board, board, body, agency, organization, organisation, name, "
                            + "certified by, credentialing body, entity, organismo, nombre"
                    ),
                },
                Reach("web", "Web address", "website, web site, web, url, link, web address, homepage, sitio web, pagina web"),
                Reach("email", "E-mail address", "email, e mail, email address, e mail address, mail, correo, correo electronico"),
                Reach("phone", "Telephone", "phone, telephone, phone number, telephone number, tel, telefono"),
                Reach("contact", "How to reach them otherwise", "contact, contact information, how to reach, reach, address, contacto, direccion"),
                new("source", "Source", FieldKind.Text)
                {
                    MayStandForFile = true,
                    Longest = CertifyingBody.TextLength,
                    Hint = "Where that was found.",
                    Words = In("source, sources, found at, reference, citation, fuente"),
                },
                new("reviewed", "Last checked on", FieldKind.Day)
                {
                    IsNeeded = true,
                    MayStandForFile = true,
                    IsOfFile = true,
                    Hint = "The day on which somebody looked.",
                    Words = In("reviewed, reviewed on, last reviewed, checked, last checked, verified, as of, date, updated, last updated, fecha, revisado"),
                },
            ]
        );

    private static ListField Reach(string name, string label, string words) =>
        new(name, label, FieldKind.Text)
        {
            Longest = (CertifyingBody.TextLength / BodyRows.WaysToReach.Count) - 2,
            Hint = "Empty where it is unknown.",
            Words = In(words),
        };

    private static string[] In(string words) => words.Split(", ");
}
