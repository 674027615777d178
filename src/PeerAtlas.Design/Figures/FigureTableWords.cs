namespace PeerAtlas.Design.Figures;

/// <summary>What stands around figures.</summary>
internal static class FigureTableWords
{
    public static readonly Words Base = new("Base: ", "Base: ");

    public static readonly Words Wave = new("Wave", "Ronda");

    public static readonly Words Answer = new("Answer", "Respuesta");

    public static readonly Words Figure = new("Figure", "Cifra");

    public static readonly Words Interval = new("Interval", "Intervalo");

    public static readonly Words Number = new("Number", "Número");

    public static readonly Words Intervals = new("Intervals: ", "Intervalos: ");

    public static readonly Words Percent = new("Percent", "Por ciento");

    public static readonly Words Value = new("Value", "Valor");

    public static readonly Words LineChart = new("Line chart", "Gráfico de líneas");

    public static readonly Words BarChart = new("Bar chart", "Gráfico de barras");

    public static readonly Words Values = new("{0} values", "{0} valores");

    public static readonly Words TheSameFigures = new(
        "{0}: {1} {2}. The same figures are in the table below.",
        "{0}: {1} {2}. Las mismas cifras están en la tabla de abajo."
    );

    public static readonly Words Withheld = new("withheld", "no se publica");

    public static readonly Words NoAnswers = new("no answers", "sin respuestas");

    public static readonly Words NotAvailable = new("not available", "no disponible");

    public static readonly Words To = new("{0} to {1}", "{0} a {1}");

    public static readonly Words CountOfAll = new("{0} of {1}", "{0} de {1}");

    public static readonly Words Weighted = new("{0}, weighted {1}", "{0}, ponderado {1}");

    public static readonly Words ToProtectPeopleOrBecause = new(
        "to protect people or because it is too uncertain",
        "para proteger a las personas o por ser demasiado incierto"
    );

    public static readonly Words NotReviewedYet = new("not reviewed yet", "pendiente de revisión");

    public static readonly Words UseWithCaution = new("use with caution", "usar con cautela");
}
