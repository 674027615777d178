using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Access;

/// <summary>Walks every class of links and holds each address against the pages that the site has.</summary>
public sealed class LinkTests
{
    private static readonly Guid Id = Guid.Parse("0b6f3a52-6f3e-4a59-9d59-1f2d3c4b5a69");

    [Fact]
    public async Task Every_link_leads_to_a_page_of_the_site()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var routes = site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .OfType<string>()
            .ToList();
        var addresses = Addresses().ToList();
        Assert.True(addresses.Count > 80, $"Only {addresses.Count} links were found.");
        Assert.Equal([], addresses.Where(link => !routes.Any(route => Leads(route, link.Address))).Select(link => $"{link.Name}: {link.Address}"));
    }

    [Fact]
    public void An_address_of_no_page_is_noticed()
    {
        Assert.True(Leads("waves/{wave:guid}", $"/waves/{Id}"));
        Assert.False(Leads("waves/{wave:guid}", "/waves/new"));
        Assert.False(Leads("waves/{wave:guid}", $"/wave/{Id}"));
        Assert.False(Leads("waves/{wave:guid}", $"/waves/{Id}/edit"));
    }

    /// <summary>The address of every link; of one whose last part may be left out, both.</summary>
    private static IEnumerable<(string Name, string Address)> Addresses()
    {
        foreach (var type in LinkClasses())
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
                yield return ($"{type.FullName}.{field.Name}", (string)field.GetValue(null)!);
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                var parameters = method.GetParameters();
                yield return ($"{type.FullName}.{method.Name}", Call(method, parameters.Select(Sample)));
                if (parameters[^1].HasDefaultValue)
                    yield return ($"{type.FullName}.{method.Name}", Call(method, parameters.SkipLast(1).Select(Sample).Append(null)));
            }
        }
    }

    // What stands behind a question mark leads to no other page.
    private static string Call(MethodInfo method, IEnumerable<object?> values) => ((string)method.Invoke(null, [.. values])!).Split('?')[0];

    private static object Sample(ParameterInfo parameter) =>
        (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) switch
        {
            var type when type == typeof(Guid) => Id,
            var type when type == typeof(int) => 1,
            _ => "word",
        };

    private static IEnumerable<Type> LinkClasses() =>
        System
            .IO.Directory.EnumerateFiles(AppContext.BaseDirectory, "PeerAtlas.*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => !name!.EndsWith(".Tests", StringComparison.Ordinal) && name != "PeerAtlas.Testing")
            .SelectMany(name => Assembly.Load(name!).GetTypes())
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Links", StringComparison.Ordinal));

    /// <summary>Whether a route's template takes an address, with the kinds of its parameters.</summary>
    private static bool Leads(string route, string address)
    {
        var template = TemplateParser.Parse(route);
        var values = new RouteValueDictionary();
        return new TemplateMatcher(template, []).TryMatch(address, values)
            && template.Parameters.All(parameter =>
                values.TryGetValue(parameter.Name!, out var value)
                    ? parameter.InlineConstraints.All(constraint => Fits(constraint.Constraint, value?.ToString()))
                    : parameter.IsOptional
            );
    }

    private static bool Fits(string constraint, string? value) =>
        value is null
        || constraint switch
        {
            "guid" => Guid.TryParse(value, out _),
            "int" => int.TryParse(value, out _),
            _ => true,
        };
}
