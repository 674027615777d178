using PeerAtlas.Design;

namespace PeerAtlas.Web;

/// <summary>What the start page says.</summary>
internal static class HomeWords
{
    public static readonly Words Start = new("Start", "Inicio");

    public static readonly Words WhatNeedsDoing = new("What needs doing", "Lo que hay que hacer");

    public static readonly Words InvitesYouToBe = new("{0} invites you to be: {1}.", "{0} le invita a la función: {1}.");

    public static readonly Words SeeTheInvitation = new("See the invitation", "Ver la invitación");

    public static readonly Words NothingNeedsYouRightNow = new("Nothing needs you right now", "Nada requiere su atención en este momento");

    public static readonly Words WhenSomethingDoesItStandsHere = new(
        "When something does, it stands here. You can read what was published, or look after your account.",
        "Cuando algo la requiera, aparecerá aquí. Puede leer lo publicado o cuidar su cuenta."
    );

    public static readonly Words PublishedReports = new("Published reports", "Informes publicados");

    public static readonly Words YourAccount = new("Your account", "Su cuenta");

    public static readonly Words YourAccountBelongsToNoOrganization = new(
        "Your account belongs to no organization",
        "Su cuenta no pertenece a ninguna organización"
    );

    public static readonly Words AskAnAdministratorOfYourOrganization = new(
        "Ask an administrator of your organization to invite you again. Everything you did is kept.",
        "Pida a un administrador de su organización que le invite de nuevo. Todo lo que hizo se conserva."
    );

    public static readonly Words ThePeerSupportWorkforceCounted = new(
        "The peer-support workforce, counted with care",
        "La fuerza laboral de apoyo entre pares, contada con cuidado"
    );

    public static readonly Words PeerWorkersUseTheirOwnExperience = new(
        "Peer workers use their own experience of recovery to support others. {0} asks agencies and peer workers, wave by wave, how many "
            + "they are and how good their jobs are, and publishes what it learns here.",
        "Las personas que trabajan como pares usan su propia experiencia de recuperación para apoyar a otras. {0} pregunta periódicamente "
            + "a las agencias y a quienes trabajan como pares cuántos son y qué tan buenos son sus empleos, y publica aquí lo que aprende."
    );

    public static readonly Words YouWereAskedToAnswer = new("You were asked to answer for your agency", "Le pidieron responder por su agencia");

    public static readonly Words OpenThePersonalLink = new(
        "Open the personal link in your mail. You need no account, and what you answer is saved as you go.",
        "Abra el enlace personal de su correo. No necesita cuenta y sus respuestas se guardan mientras avanza."
    );

    public static readonly Words YouAreAPeerWorker = new("You are a peer worker with a code", "Usted trabaja como par y tiene un código");

    public static readonly Words EnterTheCodeOnYourLetter = new(
        "Enter the code on your letter. The survey is anonymous: nobody can see who answered what.",
        "Escriba el código de su carta. La encuesta es anónima: nadie puede ver quién respondió qué."
    );

    public static readonly Words YouWantToRead = new("You want to read what was found", "Quiere leer los resultados");

    public static readonly Words ReportsAreOpenToEverybody = new(
        "Reports are open to everybody, with a table under every chart.",
        "Los informes están abiertos a todas las personas, con una tabla debajo de cada gráfica."
    );

    public static readonly Words YouHaveAnAccount = new("You have an account", "Usted tiene una cuenta");

    public static readonly Words AnalystsOfTheAuthorityAndMembers = new(
        "Analysts of the authority and members of agencies sign in here.",
        "Los analistas de la autoridad y los miembros de las agencias inician sesión aquí."
    );

    public static readonly Words YouThinkAboutAJob = new("You think about a job", "Piensa en un trabajo");

    public static readonly Words SeeWhatAWageDoes = new(
        "See what pay does to SSI, SSDI, Medicaid and food stamps. Nothing you type is kept.",
        "Vea lo que un sueldo hace con SSI, SSDI, Medicaid y cupones de alimentos. No se guarda nada de lo que escribe."
    );

    public static readonly Words YouWantToBeCertified = new("You want to be certified", "Quiere certificarse");

    public static readonly Words SeeWhatEachStateAsks = new(
        "See in plain words what each state asks of peer workers, and put some side by side. No account is needed.",
        "Vea en palabras sencillas qué pide cada estado a los pares, y compare algunos. No hace falta una cuenta."
    );
}
