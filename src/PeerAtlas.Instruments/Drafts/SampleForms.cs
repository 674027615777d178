namespace PeerAtlas.Instruments;

/// <summary>Workbooks to begin with.</summary>
public static class SampleForms
{
    private static readonly InstrumentLanguage[] Languages = [new("English", "en"), new("Spanish", "es")];

    /// <summary>A short form that is ready to be written over.</summary>
    public static FormDraft Template()
    {
        var form = Begin("my_survey", "My survey", "Mi encuesta");
        Row(form, "begin_group", "services", "Services", "Servicios");
        Row(form, "select_one yes_no", "employs_peers", "Do you employ peer workers?", "¿Emplean trabajadores pares?", ("required", "yes"));
        Row(
            form,
            "integer",
            "peers",
            "How many?",
            "¿Cuántos?",
            ("hint::English (en)", "Count persons, not positions."),
            ("hint::Spanish (es)", "Cuente personas, no puestos."),
            ("relevant", "${employs_peers} = 'yes'"),
            ("constraint", ". >= 1 and . <= 5000"),
            ("constraint_message::English (en)", "Give a number from 1 to 5000."),
            ("constraint_message::Spanish (es)", "Indique un número de 1 a 5000.")
        );
        Row(form, "end_group", "", "", "");
        YesNo(form);
        Figure(form, "employs_peers_share", "Agencies that employ peer workers", "Agencias que emplean pares", "share", "${employs_peers} = 'yes'");
        return form;
    }

    /// <summary>A form that uses every type of question and every column.</summary>
    public static FormDraft Example()
    {
        var form = Begin("example", "An example of every feature", "Un ejemplo de cada función");
        form.Settings["version"] = "1";
        AddPeople(form);
        AddTimes(form);
        AddSites(form);
        YesNo(form);
        Choice(form, "regions", "north", "North", "Norte");
        Choice(form, "regions", "south", "South", "Sur");
        Choice(form, "towns", "ash", "Ashford", "Ashford", ("region", "north"));
        Choice(form, "towns", "oak", "Oakton", "Oakton", ("region", "south"));
        Choice(form, "needs", "pay", "Better pay", "Mejor pago");
        Choice(form, "needs", "training", "Training", "Capacitación");
        Choice(form, "needs", "none", "Nothing", "Nada");
        Choice(form, "priorities", "pay", "Pay", "Pago");
        Choice(form, "priorities", "hours", "Hours", "Horas");
        Figure(form, "staff_total", "Peer workers", "Trabajadores pares", "total", "${staff}");
        Figure(form, "staff_mean", "Peer workers per agency", "Pares por agencia", "mean", "${staff}", ("where", "${has_peers} = 'yes'"));
        Figure(
            form,
            "staff_lowest_quarter",
            "A quarter have fewer",
            "Un cuarto tiene menos",
            "quantile 0.25",
            "${staff}",
            ("note", "Of agencies that answered.")
        );
        Figure(form, "full_time_share", "Work full time", "Trabajan tiempo completo", "ratio", "${full_time}", ("of", "${staff}"));
        return form;
    }

    private static void AddPeople(FormDraft form)
    {
        Row(form, "begin_group", "people", "People", "Personas", ("appearance", "field-list"));
        Row(form, "note", "welcome", "Thank you for **taking part**.", "Gracias por **participar**.");
        Row(form, "acknowledge", "consent", "I have read what this is about", "He leído de qué se trata", ("required", "yes"));
        Row(form, "select_one yes_no", "has_peers", "Do you employ peer workers?", "¿Emplean pares?", ("appearance", "horizontal"), ("default", "no"));
        Row(
            form,
            "integer",
            "staff",
            "How many?",
            "¿Cuántos?",
            ("required", "yes"),
            ("required_message::English (en)", "An estimate will do."),
            ("required_message::Spanish (es)", "Una estimación basta."),
            ("relevant", "${has_peers} = 'yes'"),
            ("constraint", ". >= 1 and . <= 5000"),
            ("constraint_message::English (en)", "Give a number from 1 to 5000."),
            ("constraint_message::Spanish (es)", "Indique un número de 1 a 5000.")
        );
        Row(
            form,
            "integer",
            "full_time",
            "How many of the ${staff} work full time?",
            "¿Cuántos de ${staff} a tiempo completo?",
            ("constraint", ". <= ${staff}")
        );
        AddWork(form);
        Row(form, "end_group", "", "", "");
    }

    private static void AddWork(FormDraft form)
    {
        Row(form, "calculate", "part_time", "", "", ("calculation", "${staff} - ${full_time}"));
        Row(form, "integer", "part_time_shown", "So many work part time", "Tantos a tiempo parcial", ("calculation", "${part_time}"), ("read_only", "yes"));
        Row(
            form,
            "decimal",
            "wage",
            "Usual wage in dollars an hour",
            "Salario habitual en dólares por hora",
            ("hint::English (en)", "Before taxes."),
            ("hint::Spanish (es)", "Antes de impuestos.")
        );
        Row(form, "range", "valued", "How valued are they, from 0 to 10?", "¿Qué tan valorados, de 0 a 10?", ("parameters", "start=0 end=10 step=1"));
        Row(
            form,
            "select_multiple needs or_other",
            "needs",
            "What would help?",
            "¿Qué ayudaría?",
            ("constraint", "not(selected(., 'none') and count-selected(.) > 1)"),
            ("guidance_hint::English (en)", "Think of the last year."),
            ("guidance_hint::Spanish (es)", "Piense en el último año.")
        );
        Row(form, "rank priorities", "order", "Put these in order", "Póngalos en orden");
        Row(form, "text", "more", "Anything to add?", "¿Algo que agregar?", ("appearance", "multiline"));
    }

    private static void AddTimes(FormDraft form)
    {
        Row(form, "begin_group", "times", "Days and times", "Días y horas");
        Row(form, "date", "since", "Since when?", "¿Desde cuándo?", ("constraint", ". <= today()"));
        Row(form, "time", "opens", "When do you open?", "¿A qué hora abren?");
        Row(form, "dateTime", "training", "When is the next training?", "¿Cuándo es la próxima capacitación?");
        Row(form, "end_group", "", "", "");
    }

    private static void AddSites(FormDraft form)
    {
        Row(form, "begin_group", "places", "Places", "Lugares");
        Row(form, "integer", "sites", "How many sites?", "¿Cuántos sitios?", ("constraint", ". >= 0 and . <= 20"));
        Row(form, "end_group", "", "", "");
        Row(form, "begin_repeat", "site", "Site", "Sitio", ("repeat_count", "${sites}"));
        Row(form, "select_one regions", "region", "Region", "Región", ("appearance", "minimal"));
        Row(form, "select_one towns", "town", "Town", "Ciudad", ("choice_filter", "region = ${region}"));
        Row(form, "end_repeat", "", "", "");
    }

    private static FormDraft Begin(string id, string title, string spanish)
    {
        var form = FormDraft.New(id, Languages);
        form.Settings["form_title"] = title;
        form.Settings[form.TitleIn(form.Languages[1])] = spanish;
        return form;
    }

    private static void Row(FormDraft form, string type, string name, string label, string spanish, params (string Column, string Cell)[] more)
    {
        var row = new DraftRow(form.NextId(), new() { ["type"] = type });
        row["name"] = name;
        Put(form, row, label, spanish, more);
        form.Survey.Add(row);
    }

    private static void YesNo(FormDraft form)
    {
        Choice(form, "yes_no", "yes", "Yes", "Sí");
        Choice(form, "yes_no", "no", "No", "No");
    }

    private static void Choice(FormDraft form, string list, string name, string label, string spanish, params (string Column, string Cell)[] more)
    {
        var row = new DraftRow(form.NextId(), new() { ["list_name"] = list, ["name"] = name });
        Put(form, row, label, spanish, more);
        form.Choices.Add(row);
    }

    private static void Figure(FormDraft form, string name, string label, string spanish, string kind, string value, params (string Column, string Cell)[] more)
    {
        var row = new DraftRow(
            form.NextId(),
            new()
            {
                ["name"] = name,
                ["kind"] = kind,
                ["value"] = value,
            }
        );
        Put(form, row, label, spanish, more);
        form.Figures.Add(row);
    }

    private static void Put(FormDraft form, DraftRow row, string label, string spanish, (string Column, string Cell)[] more)
    {
        row[FormDraft.Column("label", form.Languages[0])] = label;
        row[FormDraft.Column("label", form.Languages[1])] = spanish;
        foreach (var (column, cell) in more)
            row[column] = cell;
    }
}
