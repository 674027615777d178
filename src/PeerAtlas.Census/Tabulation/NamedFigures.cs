using PeerAtlas.Instruments;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Census.Tabulation;

/// <summary>The figures that the instrument defines: a table of one number for each, and one by each grouping.</summary>
internal sealed partial class Tabulator
{
    private IEnumerable<FigureTable> Named(FigureDefinition definition, SurveyDesign design)
    {
        var column = answers.Named[definition.Name];
        var (values, of) = (column.Values, column.Of);
        var name = $"{survey}.{definition.Name}";
        var title = Title(definition.Label, definition.Name);
        yield return new()
        {
            Name = name,
            Title = title,
            Columns = [ColumnOf(definition.Kind)],
            Rows = [new(title, [Estimate(definition, title, values, of, design, Domain.All)])],
            Shape = FigureShape.Numbers,
            Note = NoteOf(definition, values),
            Partitions = Partitions(definition, values, of),
        };
        foreach (var grouping in answers.Groupings)
        {
            var domains = Domains(grouping, answers.Responses);
            if (domains.Count < 2)
                continue;
            yield return new()
            {
                Name = $"{name}.by.{grouping.Name}",
                Title = $"{title} By {grouping.Name}",
                Columns = [ColumnOf(definition.Kind)],
                Rows =
                [
                    .. domains.Select(domain => new FigureRow(domain.Label, [Estimate(definition, $"{title}: {domain.Label}", values, of, design, domain)])),
                ],
                Shape = FigureShape.Bars,
                Note = definition.Note,
            };
        }
    }

    private Figure Estimate(FigureDefinition definition, string label, double[] values, double[] of, SurveyDesign design, Domain domain) =>
        Computed(definition, label, values, of, design, domain) with
        {
            Persons = PersonsBehind(definition, values, of, domain),
        };

    private Figure Computed(FigureDefinition definition, string label, double[] values, double[] of, SurveyDesign design, Domain domain)
    {
        var name = domain.Name($"{survey}.{definition.Name}");
        var words = isAgency ? "agency survey responses that count for this figure" : "peer workers who count for this figure";
        return definition.Kind switch
        {
            FigureStatistic.Share => make.Share(name, label, definition.Name, words, ShareOf(values, design, domain)),
            FigureStatistic.Total => make.Total(name, label, definition.Name, words, "", Estimator.Total(design, values, domain.Rows)),
            FigureStatistic.Mean => make.Mean(name, label, definition.Name, words, "", Estimator.Mean(design, values, domain.Rows)),
            FigureStatistic.Median => make.Quantile(name, label, definition.Name, words, "", Estimator.Median(design, values, domain.Rows), 0.5),
            FigureStatistic.Ratio => make.Ratio(name, label, definition.Name, words, "", Estimator.Ratio(design, values, of, domain.Rows)),
            _ => QuantileOf(definition, name, label, words, values, design, domain),
        };
    }

    private Figure QuantileOf(FigureDefinition definition, string name, string label, string words, double[] values, SurveyDesign design, Domain domain)
    {
        var level = definition.Level ?? 0.5;
        var estimate = Estimator.Quantile(design, values, level, domain.Rows);
        return level is 0 or 1
            ? make.Extreme(name, label, definition.Name, words, "", estimate, level == 0 ? "lowest value" : "highest value")
            : make.Quantile(name, label, definition.Name, words, "", estimate, level);
    }

    private static LevelEstimate ShareOf(double[] values, SurveyDesign design, Domain domain)
    {
        int[] codes =
        [
            .. values.Select(value =>
                double.IsNaN(value) ? -1
                : value > 0 ? 1
                : 0
            ),
        ];
        return Estimator.Shares(design, codes, 2, domain.Rows)[1];
    }

    private string NoteOf(FigureDefinition definition, double[] values)
    {
        var outside = values.Count(double.IsNaN);
        var outsideWords = outside == 0 || !isAgency ? "" : $"{outside} of {values.Length} responses do not count here: not asked, or not answered.";
        return string.Join(' ', new[] { definition.Note, outsideWords }.Where(part => part.Length > 0));
    }

    private static string ColumnOf(FigureStatistic kind) =>
        kind switch
        {
            FigureStatistic.Share => "Share",
            FigureStatistic.Total => "Total",
            FigureStatistic.Mean => "Mean",
            FigureStatistic.Median => "Median",
            FigureStatistic.Ratio => "Ratio",
            _ => "Value",
        };
}
