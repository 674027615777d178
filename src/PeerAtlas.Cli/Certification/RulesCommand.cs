using System.CommandLine;
using System.Text.Json;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Cli.Analysis;

namespace PeerAtlas.Cli.Certification;

/// <summary><c>peeratlas certification rules</c>.</summary>
internal static class RulesCommand
{
    private const string Description = """
        The rules of credentials that come with PeerAtlas, or one of them in plain words. What no source tells is called unknown.

        With --json: every rule as its file has it, and words: for each version its sentences, in the language that --language names.
        """;

    public static Command Create()
    {
        var id = new Argument<string?>("rule") { Description = "The rule's id, such as TX-MHPS.", Arity = ArgumentArity.ZeroOrOne };
        id.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && RuleBook.Shipped.Find(word) is null)
                result.AddError($"There is no rule '{word}'. Known are {string.Join(", ", RuleBook.Shipped.All.Select(rule => rule.Id))}.");
        });
        var language = Terminal.LanguageOption();
        var json = AnalysisCommand.JsonOption();
        var command = new Command("rules", Description) { id, language, json };
        command.SetAction(arguments =>
        {
            var words = CertificationCommands.Language(arguments.GetRequiredValue(language));
            var one = arguments.GetValue(id);
            IReadOnlyList<CertificationRule> rules = one is null ? RuleBook.Shipped.All : [RuleBook.Shipped.Find(one)!];
            if (arguments.GetValue(json))
                AnalysisCommand.PrintJson(new { Rules = rules.Select(rule => Shape(rule, words)) });
            else if (one is null)
                AnalysisCommand.PrintTable(["rule", "place", "name"], rules.Select(rule => (IReadOnlyList<string>)[rule.Id, rule.Place, Name(rule, words)]));
            else
                Print(rules[0], words);
            return ExitCode.Done;
        });
        return command;
    }

    private static Dictionary<string, object> Shape(CertificationRule rule, WordLanguage language)
    {
        using var file = JsonDocument.Parse(RuleBook.ShippedFiles.First(file => file.Name == rule.Id + ".json").Content);
        var shape = file
            .RootElement.EnumerateObject()
            .Where(property => property.Name != "$schema")
            .ToDictionary(property => property.Name, object (property) => property.Value.Clone(), StringComparer.Ordinal);
        shape["words"] = rule.Versions.ToDictionary(version => version.Version, version => RuleExplanation.Of(rule, version, language), StringComparer.Ordinal);
        return shape;
    }

    private static void Print(CertificationRule rule, WordLanguage language)
    {
        foreach (var version in rule.Versions)
        {
            foreach (var sentence in RuleExplanation.Of(rule, version, language))
                Console.WriteLine(sentence);
        }
    }

    private static string Name(CertificationRule rule, WordLanguage language) =>
        language == WordLanguage.Spanish ? rule.Name.Spanish ?? rule.Name.English : rule.Name.English;
}
