using PeerAtlas.Design;

namespace PeerAtlas.Workforce;

/// <summary>What the page of what comes next says.</summary>
internal static class NextWords
{
    public static readonly Words WhatComesNext = new("What comes next", "Qué sigue");

    public static readonly Words OnlyWhatTheRulesSay = new(
        "What the rules ask for the next step, and what you have of it. Where a rule does not say, this page says unknown.",
        "Qué piden las reglas para el siguiente paso y qué tiene usted. Donde una regla no lo dice, esta página dice que no se sabe."
    );

    public static readonly Words WhatYouHaveBegun = new("What you have or have begun", "Lo que tiene o ha empezado");

    public static readonly Words LevelsAndMarks = new("Levels and marks that the rule names", "Niveles y menciones que nombra la regla");

    public static readonly Words NotInTheRegister = new(
        "Registers do not keep which of these you have.",
        "Los registros no guardan cuáles de estos tiene usted."
    );

    public static readonly Words FurtherOnes = new("Further certifications you could go for", "Otras certificaciones que podría buscar");

    public static readonly Words AsRegistersHaveIt = new(
        "Those of the same state, and those of national bodies. What you have is what the registers hold of you. Work is not added up from several registers.",
        "Las del mismo estado y las de organismos nacionales. Lo que tiene es lo que guardan los registros. El trabajo no se suma de varios registros."
    );

    public static readonly Words SomeAreNotConfirmed = new(
        "Among them are {0} that you told and no center has confirmed yet.",
        "Entre ellas hay {0} que usted anotó y que ningún centro ha confirmado."
    );

    public static readonly Words FollowsOn = new("It follows on one that you have: {0}.", "Sigue a una que usted tiene: {0}.");

    public static readonly Words WhatYouHave = new("What you have of it", "Lo que tiene de ello");

    public static readonly Words HoursOfTraining = new("{0} of training", "{0} de formación");

    public static readonly Words OfTheseOn = new("Of these {0} on {1}", "De ellas {0} sobre {1}");

    public static readonly Words AllItAsks = new("All that it asks: {0}", "Todo lo que pide: {0}");

    public static readonly Words NothingBegun = new("Nothing begun yet", "Todavía no ha empezado nada");

    public static readonly Words ReadWithoutAny = new(
        "You can read what each certification asks, and its levels, before you begin.",
        "Puede leer qué pide cada certificación, y sus niveles, antes de empezar."
    );

    public static readonly Words ACenterDecides = new(
        "This page promises nothing. A training center decides, and may ask for more.",
        "Esta página no promete nada. Decide un centro de formación, y puede pedir más."
    );

    public static readonly Words AlsoInThisPlace = new("Other certifications in this state", "Otras certificaciones de este estado");

    public static readonly Words ComesAfter = new("It asks for this one first", "Pide esta primero");
}
