using PeerAtlas.Design;

namespace PeerAtlas.Workforce;

/// <summary>What the page on wages and benefits says. Notes and reasons say themselves in PeerAtlas.PublicBenefits.</summary>
internal static class WageWords
{
    public static readonly Words Title = new("What a wage does to your benefits", "Lo que un sueldo hace con sus beneficios");

    public static readonly Words Intro = new(
        "Fill in what you have and a job that you think about. You see your benefits without the job and with it, and how many hours keep each of them.",
        "Escriba lo que tiene y un trabajo en el que piensa. Verá sus beneficios sin el trabajo y con él, y cuántas horas conservan cada uno."
    );

    public static readonly Words StaysHere = new(
        "What you type stays on this phone or computer. Nothing is sent or kept, and the page works without a connection once it is open.",
        "Lo que escribe queda en este teléfono o computadora. No se envía ni se guarda nada, y la página funciona sin conexión una vez abierta."
    );

    public static readonly Words WithoutScript = new(
        "Without JavaScript, what you type goes to this site once to be answered, and is not kept.",
        "Sin JavaScript, lo que escribe va una vez a este sitio para responderle, y no se guarda."
    );

    public static readonly Words NoDecision = new(
        "This is no decision of an office. Before you say yes or no to a job, talk to a benefits counselor; it is free.",
        "Esto no es una decisión de ninguna oficina. Antes de decir sí o no a un trabajo, hable con un consejero de beneficios; es gratis."
    );

    public static readonly Words TheJob = new("The job", "El trabajo");

    public static readonly Words You = new("You", "Usted");

    public static readonly Words Month = new("Month", "Mes");

    public static readonly Words MonthHint = new("Figures are known for these months only.", "Solo se conocen cifras de estos meses.");

    public static readonly Words State = new("State", "Estado");

    public static readonly Words Hourly = new("Pay an hour, before taxes", "Pago por hora, antes de impuestos");

    public static readonly Words HoursAWeek = new("Hours a week", "Horas por semana");

    public static readonly Words FoundByOffice = new(
        "What Social Security found, and other things about you",
        "Lo que determinó el Seguro Social, y otras cosas sobre usted"
    );

    public static readonly Words Disabled = new("A disability", "Una discapacidad");

    public static readonly Words Blind = new("Blindness", "Ceguera");

    public static readonly Words Aged = new("I am 65 or older", "Tengo 65 años o más");

    public static readonly Words Student = new("I am under 22 and go to school", "Tengo menos de 22 años y estudio");

    public static readonly Words Couple = new(
        "My husband or wife and I both may get SSI: what I type is of both",
        "Mi esposo o esposa y yo podemos recibir SSI: lo que escribo es de los dos"
    );

    public static readonly Words Living = new("How do you live?", "¿Cómo vive?");

    public static readonly Words LivingOwn = new("In a home of my own, and I pay what it costs", "En mi propio hogar, y pago lo que cuesta");

    public static readonly Words LivingShared = new("With others, and we share the cost", "Con otras personas, y compartimos el costo");

    public static readonly Words LivingInstitution = new("In a hospital or home that Medicaid pays", "En un hospital u hogar que paga Medicaid");

    public static readonly Words Ssdi = new("SSDI a month", "SSDI al mes");

    public static readonly Words LeaveEmpty = new("Leave it empty if you have none.", "Déjelo vacío si no tiene.");

    public static readonly Words Unearned = new("Other income a month, such as a pension", "Otros ingresos al mes, como una pensión");

    public static readonly Words TrialMonths = new("Trial work months used so far, from 0 to 9", "Meses de prueba usados hasta ahora, de 0 a 9");

    public static readonly Words AfterTrial = new("If all nine are used", "Si ya usó los nueve");

    public static readonly Words MonthsSinceTrial = new("Months since the last of them", "Meses desde el último de ellos");

    public static readonly Words SubstantialMonths = new(
        "Months since then in which pay was above the limit for substantial work",
        "Meses desde entonces con pago sobre el límite de trabajo sustancial"
    );

    public static readonly Words WorkCosts = new("Costs of working, and savings", "Gastos de trabajar, y ahorros");

    public static readonly Words Irwe = new(
        "Costs a month that you need because of the disability to work, such as medicine or rides",
        "Gastos al mes que necesita por la discapacidad para trabajar, como medicinas o viajes"
    );

    public static readonly Words BlindCosts = new("Costs of working a month, if you are blind", "Gastos de trabajar al mes, si es persona ciega");

    public static readonly Words Pass = new("Set aside a month by a plan (PASS)", "Apartado al mes por un plan (PASS)");

    public static readonly Words StudentExcluded = new(
        "Student wages that Social Security left out earlier this year",
        "Sueldo de estudiante que el Seguro Social no contó antes este año"
    );

    public static readonly Words Resources = new("Savings and other resources that count", "Ahorros y otros recursos que cuentan");

    public static readonly Words Family = new("A husband or wife who gets no SSI, and children", "Un esposo o esposa que no recibe SSI, e hijos");

    public static readonly Words SpouseWages = new("Their pay a month", "Su sueldo al mes");

    public static readonly Words SpouseUnearned = new("Their other income a month", "Sus otros ingresos al mes");

    public static readonly Words Children = new("Children at home who have no income", "Hijos en casa sin ingresos");

    public static readonly Words Home = new("Food and home", "Comida y casa");

    public static readonly Words People = new("People who buy and prepare food together", "Personas que compran y preparan comida juntas");

    public static readonly Words Rent = new("Rent a month, without heat and power", "Renta al mes, sin calefacción ni luz");

    public static readonly Words Utilities = new("We pay for heat or cooling", "Pagamos calefacción o aire acondicionado");

    public static readonly Words ShelterGiven = new("Worth a month of a home that somebody gives you", "Valor al mes de una vivienda que alguien le da");

    public static readonly Words MedicaidLimit = new(
        "Yearly pay up to which Medicaid goes on in your state (1619(b)), if you know it",
        "Sueldo anual hasta el que sigue Medicaid en su estado (1619(b)), si lo sabe"
    );

    public static readonly Words SeeIt = new("See it", "Ver");

    public static readonly Words Answer = new("Each month, once pay stays as it is", "Cada mes, cuando el sueldo ya no cambia");

    public static readonly Words Without = new("Without the job", "Sin el trabajo");

    public static readonly Words With = new("With the job", "Con el trabajo");

    public static readonly Words Medicaid = new("Medicaid", "Medicaid");

    public static readonly Words Pay = new("Pay", "Sueldo");

    public static readonly Words Supplement = new("What the state adds", "Lo que agrega el estado");

    public static readonly Words FoodStamps = new("Food stamps (SNAP)", "Cupones de alimentos (SNAP)");

    public static readonly Words AllTogether = new("All together", "Todo junto");

    public static readonly Words Counted = new("Counted for SSI", "Se cuenta para SSI");

    public static readonly Words Unknown = new("not known here", "no se conoce aquí");

    public static readonly Words BySsi = new("with SSI", "con SSI");

    public static readonly Words ByWork = new("goes on while working (1619(b))", "sigue mientras trabaja (1619(b))");

    public static readonly Words ByAdult = new("as an adult who works enough", "como adulto que trabaja lo suficiente");

    public static readonly Words SafeHours = new("Hours that keep a benefit", "Horas que conservan un beneficio");

    public static readonly Words UpTo = new("up to {0} hours a week", "hasta {0} horas por semana");

    public static readonly Words AtLeast = new("at least {0} hours a week", "al menos {0} horas por semana");

    public static readonly Words Any = new("any number of hours up to 80", "cualquier número de horas hasta 80");

    public static readonly Words SsiCash = new("Some SSI", "Algo de SSI");

    public static readonly Words TrialMonth = new("No trial month used", "Sin usar un mes de prueba");

    public static readonly Words WorkForMedicaid = new("Medicaid for adults", "Medicaid para adultos");

    public static readonly Words ToKnow = new("What to know", "Lo que conviene saber");

    public static readonly Words Ask = new("What to ask a benefits counselor", "Qué preguntar a un consejero de beneficios");

    public static readonly Words AskLimit = new(
        "Up to which pay does my Medicaid go on, and is there a limit of my own above it?",
        "¿Hasta qué sueldo sigue mi Medicaid, y hay un límite propio más alto?"
    );

    public static readonly Words AskCosts = new(
        "Which of my costs of working count, and how do I show them?",
        "¿Cuáles de mis gastos de trabajo cuentan, y cómo los demuestro?"
    );

    public static readonly Words AskTrial = new(
        "How many trial work months have I used, and in which months?",
        "¿Cuántos meses de prueba he usado, y en qué meses?"
    );

    public static readonly Words AskReport = new(
        "How and by when do I tell Social Security what I earn?",
        "¿Cómo y hasta cuándo informo al Seguro Social lo que gano?"
    );

    public static readonly Words NumberProblem = new(
        "Write a number from 0 to {0}, such as 16.50 or 1,200.",
        "Escriba un número de 0 a {0}, como 16.50 o 1,200."
    );

    public static readonly Words CheckThese = new("Check this: what you typed is still there.", "Revise esto: lo que escribió sigue ahí.");

    public static readonly Words Sources = new("Which figures stand behind it", "Qué cifras hay detrás");
}
