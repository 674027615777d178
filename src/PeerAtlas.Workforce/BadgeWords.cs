using PeerAtlas.Badges.Verifying;
using PeerAtlas.Design;
using PeerAtlas.Design.TagHelpers;

namespace PeerAtlas.Workforce;

/// <summary>What the pages of badges say.</summary>
internal static class BadgeWords
{
    public static readonly Words ABadgeToShow = new("A badge to show", "Una insignia para mostrar");

    public static readonly Words WhatABadgeIs = new(
        "A badge proves your certification to anybody to whom you give its link or file, without an account. You can stop it at any time.",
        "Una insignia demuestra su certificación a quien le dé el enlace o el archivo, sin cuenta. Puede detenerla cuando quiera."
    );

    public static readonly Words WhatItShows = new(
        "Its page shows the certification, the training center, from when and until when it holds, and if it holds today. "
            + "The file has no name; it has your e-mail address in a form that only somebody who knows the address can check.",
        "Su página muestra la certificación, el centro de formación, desde cuándo y hasta cuándo vale, y si vale hoy. "
            + "El archivo no tiene nombre; tiene su correo en una forma que solo puede comprobar quien ya conoce el correo."
    );

    public static readonly Words ShowMyName = new("Show my name on the page", "Mostrar mi nombre en la página");

    public static readonly Words MakeTheBadge = new("Make the badge", "Hacer la insignia");

    public static readonly Words MakeItAnew = new("Make it anew", "Hacerla de nuevo");

    public static readonly Words MakeItAnewHint = new(
        "After a renewal make it anew. The link changes, and the old one stops.",
        "Después de una renovación, hágala de nuevo. El enlace cambia y el anterior deja de funcionar."
    );

    public static readonly Words YourBadgeIsHere = new("Your badge is here:", "Su insignia está aquí:");

    public static readonly Words StopShowingIt = new("Stop showing it", "Dejar de mostrarla");

    public static readonly Words StoppedHint = new(
        "The page then is gone. A file that somebody has already still says what it says.",
        "La página entonces desaparece. Un archivo que alguien ya tenga sigue diciendo lo que dice."
    );

    public static readonly Words ItIsMade = new("The badge is made.", "La insignia está hecha.");

    public static readonly Words ItIsStopped = new("The badge is shown no longer.", "La insignia ya no se muestra.");

    public static readonly Words NoBadgeToday = new(
        "The certification does not hold today, so no badge can be made.",
        "La certificación no vale hoy, así que no se puede hacer una insignia."
    );

    public static readonly Words ABadge = new("A badge", "Una insignia");

    public static readonly Words ToPrint = new("Save the badge as PDF, to print", "Guardar la insignia como PDF, para imprimir");

    public static readonly Words ToCheckThisPaper = new("To check this paper", "Para comprobar este papel");

    public static readonly Words PaperProvesNothing = new(
        "The printed paper alone proves nothing: anybody can print one. Scan the code, or open the address below it. That page says what was signed, "
            + "and whether it holds today.",
        "El papel impreso solo no demuestra nada: cualquiera puede imprimir uno. Escanee el código o abra la dirección de abajo. Esa página dice qué se "
            + "firmó y si vale hoy."
    );

    public static readonly Words AddressAsCode = new("The address of the badge as a QR code", "La dirección de la insignia como código QR");

    public static readonly Words PrintedOn = new("Made on {0}", "Hecho el {0}");

    public static readonly Words SignedBy = new("Signed by", "Firmada por");

    public static readonly Words Holder = new("Holder", "Titular");

    public static readonly Words ToldByThePage = new("The holder does not show a name here.", "El titular no muestra aquí su nombre.");

    public static readonly Words Today = new("Today", "Hoy");

    public static readonly Words From = new("From", "Desde");

    public static readonly Words Until = new("Until", "Hasta");

    public static readonly Words NoEnd = new("It has no end.", "No tiene fin.");

    public static readonly Words ItHolds = new("It holds.", "Vale.");

    public static readonly Words ItHoldsByAStranger = new(
        "The signature holds, but nobody here knows who signed it: the name below is only what the badge says of itself. Ask whoever is named.",
        "La firma vale, pero aquí nadie conoce a quien firmó: el nombre de abajo es solo lo que la insignia dice de sí misma. Pregunte a quien se nombra."
    );

    public static readonly Words SignedByACentreHere = new(
        "It was signed with the key of a training center of this site: {0}.",
        "Se firmó con la clave de un centro de formación de este sitio: {0}."
    );

    public static readonly Words ItDoesNotHold = new("It does not hold.", "No vale.");

    public static readonly Words CannotBeTold = new("It cannot be told if it holds.", "No se puede decir si vale.");

    public static readonly Words HowItWasChecked = new("How it was checked", "Cómo se comprobó");

    public static readonly Words Step = new("What", "Qué");

    public static readonly Words Result = new("Result", "Resultado");

    public static readonly Words Detail = new("What was found", "Qué se encontró");

    public static readonly Words DetailsAreEnglish = new("What was found is written in English.", "Lo que se encontró está escrito en inglés.");

    public static readonly Words TheFile = new("The badge as a file", "La insignia como archivo");

    public static readonly Words TheImage = new("The badge as an image", "La insignia como imagen");

    public static readonly Words FileHint = new(
        "Both can be checked with any program for Open Badges 3.0, and on this site.",
        "Ambos se pueden comprobar con cualquier programa de Open Badges 3.0, y en este sitio."
    );

    public static readonly Words VerifyABadge = new("Check a badge", "Comprobar una insignia");

    public static readonly Words VerifyIntroduction = new(
        "Send a badge that somebody gave you: a file or an image of Open Badges 3.0, of any issuer. "
            + "It is read and forgotten; nothing is kept, and no other site is asked.",
        "Envíe una insignia que alguien le dio: un archivo o una imagen de Open Badges 3.0, de cualquier emisor. "
            + "Se lee y se olvida; no se guarda nada ni se pregunta a otro sitio."
    );

    public static readonly Words BadgeFile = new("The badge", "La insignia");

    public static readonly Words HoldersAddress = new(
        "The holder’s e-mail address, if you want to check it too",
        "El correo del titular, si quiere comprobarlo también"
    );

    public static readonly Words CheckIt = new("Check it", "Comprobarla");

    public static readonly Words ChooseAFile = new("Choose a file.", "Elija un archivo.");

    public static readonly Words TooLarge = new("A badge has at most 16 MB.", "Una insignia tiene como máximo 16 MB.");

    public static readonly Words NotChecked = new("Not checked yet", "Todavía no se comprobó");

    public static readonly Words WhatItClaims = new("What the badge says of itself, true or not", "Lo que la insignia dice de sí misma, cierto o no");

    public static readonly Words FileCanBeRead = new("The file can be read", "El archivo se puede leer");

    public static readonly Words HasWhatABadgeHas = new("It has what a badge has", "Tiene lo que tiene una insignia");

    public static readonly Words EveryWordHasAMeaning = new("Every word has a meaning", "Cada palabra tiene un significado");

    public static readonly Words TheSignatureFits = new("The signature fits", "La firma corresponde");

    public static readonly Words TheKeyIsTheIssuers = new("The key is the issuer’s", "La clave es del emisor");

    public static readonly Words HoldsOnThisDay = new("It holds on this day", "Vale en este día");

    public static readonly Words WasNotTakenBack = new("It was not taken back", "No fue retirada");

    public static readonly Words ANewerVersion = new("A newer version", "Una versión más nueva");

    public static readonly Words IsThisHolders = new("It is this holder’s", "Es de este titular");

    public static readonly Words OthersEndorseIt = new("Others endorse it", "Otros la respaldan");

    public static readonly Words StepPassed = new("Passed", "Correcto");

    public static readonly Words StepFailed = new("Failed", "Falló");

    public static readonly Words StepNotChecked = new("Not checked", "No se comprobó");

    public static readonly Words StepUnknown = new("Unknown", "Desconocido");

    /// <summary>What a verification came to in all.</summary>
    public static (AlertKind Kind, Words Text) Verdict(Verification found) =>
        found.IsValid switch
        {
            true => (AlertKind.Success, ItHolds),
            false => (AlertKind.Error, ItDoesNotHold),
            null => (AlertKind.Warning, CannotBeTold),
        };

    public static string ResultOf(VerificationStep step, Language language) =>
        language[
            step.Result switch
            {
                StepResult.Passed => StepPassed,
                StepResult.Failed => StepFailed,
                StepResult.NotChecked => StepNotChecked,
                _ => StepUnknown,
            }
        ];

    public static string StepName(VerificationStep step, Language language) =>
        language[
            step.Step switch
            {
                "reading" => FileCanBeRead,
                "schema" => HasWhatABadgeHas,
                "contexts" => EveryWordHasAMeaning,
                "proof" => TheSignatureFits,
                "key" => TheKeyIsTheIssuers,
                "dates" => HoldsOnThisDay,
                "status" => WasNotTakenBack,
                "refresh" => ANewerVersion,
                "subject" => IsThisHolders,
                "endorsements" => OthersEndorseIt,
                _ => new Words(step.Step, step.Step),
            }
        ];
}
