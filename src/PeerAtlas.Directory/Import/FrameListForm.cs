using PeerAtlas.Lists;

namespace PeerAtlas.Directory.Import;

/// <summary>What is wanted of a list of organisations.</summary>
internal static class FrameListForm
{
    private static readonly string[] NameWords =
    [
        "organization",
        "organisation",
        "organization name",
        "agency",
        "agency name",
        "provider",
        "provider name",
        "name",
        "legal name",
        "legal entity",
        "company",
        "company name",
        "vendor",
        "vendor name",
        "grantee",
        "contractor",
        "sponsor",
        "parent organization",
        "corporate name",
        "licensee",
        "operator",
        "facility",
        "facility name",
        "clinic",
        "hospital",
        "center",
        "organización",
        "organizacion",
        "agencia",
        "proveedor",
        "nombre",
        "entidad",
        "institución",
        "denominación",
        "establecimiento",
        "institution",
        "institution name",
        "school",
        "school name",
        "nom",
        "nome",
        "naam",
        "denominazione",
        "bezeichnung",
        "einrichtung",
    ];

    private static readonly string[] AddressWords =
    [
        "address",
        "street address",
        "address 1",
        "address 2",
        "street",
        "mailing address",
        "physical address",
        "location address",
        "city",
        "town",
        "state",
        "dirección",
        "direccion",
        "calle",
        "ciudad",
        "adresse",
        "adresa",
        "adres",
        "indirizzo",
        "endereco",
        "logradouro",
        "alamat",
        "dia chi",
        "адрес",
        "地址",
        "住所",
        "所在地",
        "주소",
        "العنوان",
        "service location",
        "location",
    ];

    private static readonly string[] PhoneWords =
    [
        "phone",
        "phone number",
        "telephone",
        "main phone",
        "office phone",
        "intake phone",
        "tel",
        "contact phone",
        "teléfono",
        "telefono",
        "telefon",
        "telefone",
        "telp",
        "no telp",
        "primary phone",
        "phone 1",
        "telefonnummer",
        "tel no",
        "téléphone",
        "телефон",
        "电话",
        "電話",
        "電話番号",
        "전화번호",
        "الهاتف",
        "dien thoai",
    ];

    /// <summary>The form, with the regions that are known.</summary>
    public static ListForm Of(IReadOnlyList<KnownWord> regions) =>
        new("frame", [Name, Key, Unit, Kind, Region with { Known = regions }, Program, .. Place, .. People]);

    private static ListField Name =>
        new("name", "Organization", FieldKind.Name)
        {
            IsNeeded = true,
            Longest = Organisation.NameLength,
            Hint = "Its name. Rows with the same name are one organization.",
            Words = NameWords,
        };

    private static ListField Key =>
        new("key", "Identifier", FieldKind.Key)
        {
            Longest = Organisation.KeyLength,
            Hint = "What tells it from others, such as a vendor number. Where there is none it is made from the name.",
            Words =
            [
                "key",
                "id",
                "organization id",
                "agency id",
                "provider id",
                "provider number",
                "vendor id",
                "vendor number",
                "npi",
                "ein",
                "fein",
                "code",
                "agency code",
                "facility id",
                "identificador",
                "código",
            ],
            Made = KeyMade.FromName,
        };

    private static ListField Unit =>
        new("unit", "Site or program", FieldKind.Text)
        {
            IsPart = true,
            Longest = Organisation.NameLength,
            Hint = "The name of the site, program or clinic that a row is about, where it is not the organization itself.",
            Words =
            [
                "site",
                "site name",
                "program name",
                "location",
                "location name",
                "facility",
                "facility name",
                "clinic name",
                "unit",
                "branch",
                "office",
                "service site",
                "dba",
                "doing business as",
                "sitio",
                "sede",
                "centro",
            ],
        };

    private static ListField Region =>
        new("region", "Region", FieldKind.Reference)
        {
            Hint = "The region in which it works; empty when there are several.",
            Words =
            [
                "region",
                "service area",
                "area",
                "district",
                "catchment area",
                "planning region",
                "región",
                "distrito",
                "zona",
                "provinsi",
                "judet",
                "oblast",
            ],
            MayStandForFile = true,
            WayOut = "Choose a region for each, or add them as new ones.",
        };

    private static ListField Program =>
        new("program", "Main program", FieldKind.Text)
        {
            Longest = Organisation.ProgrammeLength,
            Words = ["program", "programme", "program type", "service", "services", "service type", "level of care", "programa", "servicio"],
            MayStandForFile = true,
        };

    private static ListField Kind =>
        new("kind", "Kind", FieldKind.Choice)
        {
            IsNeeded = true,
            Hint = "What it is. One for the whole file will do.",
            Words = ["kind", "type", "organization type", "agency type", "provider type", "facility type", "category", "tipo", "clase"],
            Known =
            [
                Word(
                    OrganisationKind.ProviderAgency,
                    "provider",
                    "agency",
                    "community mental health center",
                    "cmhc",
                    "clinic",
                    "nonprofit",
                    "outpatient",
                    "vendor"
                ),
                Word(OrganisationKind.PeerRunOrganisation, "peer run", "consumer operated", "recovery learning community", "recovery community organization"),
                Word(OrganisationKind.InpatientFacility, "inpatient", "hospital", "psychiatric hospital", "state hospital", "inpatient unit"),
                Word(OrganisationKind.AreaOffice, "area office", "site office", "regional office"),
                Word(OrganisationKind.TrainingCentre, "training center", "training centre", "training organization"),
                Word(OrganisationKind.Authority, "state authority", "department"),
            ],
            MayStandForFile = true,
        };

    private static KnownWord Word(OrganisationKind kind, params string[] synonyms) => new(kind.InWords(), FrameWords.Capitalised(kind.InWords()), synonyms);

    private static IReadOnlyList<ListField> Place =>
        [
            new("address", "Address", FieldKind.Address)
            {
                Hint = "Street and city; several columns are joined.",
                Words = AddressWords,
                MayJoin = true,
                Joint = ", ",
                Longest = Placed.AddressLength,
            },
            new("zip", "ZIP code", FieldKind.Zip) { Words = ["zip", "zip code", "zipcode", "postal code", "código postal"] },
            County,
            new("phone", "Phone", FieldKind.Phone) { Longest = Placed.PhoneLength, Words = PhoneWords },
            License,
        ];

    private static ListField County =>
        new("county", "County", FieldKind.Text)
        {
            Words = ["county", "county name", "parish", "condado"],
            MayStandForFile = true,
            Longest = Placed.CountyLength,
        };

    private static ListField License =>
        new("license", "License number", FieldKind.Key)
        {
            Longest = Placed.LicenceLength,
            Words = ["license", "license number", "license no", "licence", "licence number", "certification number", "número de licencia", "licencia"],
        };

    private static IReadOnlyList<ListField> People =>
        [
            new("email", "Email", FieldKind.Email)
            {
                Hint = "Of who answers for it; several in a cell are several contacts.",
                Words = ["email", "e mail", "email address", "contact email", "correo", "correo electrónico"],
                MayJoin = true,
                Joint = "; ",
            },
            new("contact", "Contact person", FieldKind.PersonName)
            {
                Hint = "First and last name may stand in two columns. Where nobody is named, the mail goes to the organization.",
                Words =
                [
                    "contact",
                    "contact name",
                    "contact person",
                    "director",
                    "executive director",
                    "administrator",
                    "program director",
                    "ceo",
                    "first name",
                    "last name",
                    "contacto",
                    "persona de contacto",
                    "director ejecutivo",
                ],
                MayJoin = true,
            },
        ];
}
