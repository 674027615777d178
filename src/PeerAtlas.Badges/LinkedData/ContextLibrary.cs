using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>The contexts that are here. None is ever fetched: whoever could change one could change what a signature says.</summary>
public sealed class ContextLibrary
{
    private const int MostKept = 50;
    private const int MostTerms = 200_000;

    private static readonly Lazy<ContextLibrary> Lazily = new(ReadShipped);

    private readonly ImmutableDictionary<string, JsonElement> contexts;

    private readonly ConcurrentDictionary<string, ActiveContext> made = new(StringComparer.Ordinal);

    private readonly Lazy<TermNames> names;

    private ContextLibrary(ImmutableDictionary<string, JsonElement> contexts)
    {
        this.contexts = contexts;
        names = new(() => new TermNames(contexts.Values, new ContextProcessor(this, new WorkBudget(MostTerms, "The contexts have too many terms."))));
    }

    /// <summary>The contexts that come with PeerAtlas.</summary>
    public static ContextLibrary Shipped => Lazily.Value;

    /// <summary>The addresses of the contexts that are here.</summary>
    public IEnumerable<string> Addresses => contexts.Keys.Order(StringComparer.Ordinal);

    /// <summary>With a further context, read from a file that the operator trusts.</summary>
    /// <exception cref="BadgeInputException">It is no context, or one that is here already.</exception>
    public ContextLibrary With(string address, ReadOnlyMemory<byte> utf8)
    {
        if (contexts.ContainsKey(address))
            throw new BadgeInputException($"The context {address} is here already and is not replaced.");
        return new(contexts.Add(address, ContextOf(BadgeJson.Parse(utf8))));
    }

    internal static string Missing(string address) =>
        $"The context {LinkedDataException.Shown(address)} is not here, so that nobody can tell what its words mean. Contexts are never fetched.";

    /// <summary>The names that the contexts have for what they speak of.</summary>
    internal TermNames Names => names.Value;

    /// <summary>What contexts, one after the other, have made before.</summary>
    internal ActiveContext? Made(string origin) => made.GetValueOrDefault(origin);

    internal ActiveContext Keep(ActiveContext context)
    {
        if (made.Count < MostKept)
            made.TryAdd(context.Origin!, context);
        return context;
    }

    internal JsonElement? Find(string address) => contexts.TryGetValue(address, out var context) ? context : null;

    private static JsonElement ContextOf(JsonElement document) =>
        document.Member("@context") ?? throw new BadgeInputException("The file has no member @context.");

    private static ContextLibrary ReadShipped()
    {
        var found = ImmutableDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (address, file) in ShippedContexts.Files)
            found.Add(address, ContextOf(BadgeJson.Parse(Content(file))));
        return new(found.ToImmutable());
    }

    private static byte[] Content(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("context." + file)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
