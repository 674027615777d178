namespace PeerAtlas.Instruments;

/// <summary>A node of a parsed expression, with the place where it begins, from 1.</summary>
internal abstract record Syntax(int Character)
{
    public virtual IEnumerable<Syntax> Parts => [];

    /// <summary>The names referred to, in order.</summary>
    public IEnumerable<string> References() => this is ReferenceSyntax reference ? [reference.Name] : Parts.SelectMany(part => part.References());

    /// <summary>Whether it, or a part of it, is such.</summary>
    public bool Has(Func<Syntax, bool> such) => such(this) || Parts.Any(part => part.Has(such));
}

internal sealed record LiteralSyntax(Value Value, int Character) : Syntax(Character);

internal sealed record ReferenceSyntax(string Name, int Character) : Syntax(Character);

/// <summary>The group or repeat so many steps around, which only position() takes.</summary>
internal sealed record ParentSyntax(int Steps, int Character) : Syntax(Character);

/// <summary>A column of the choice that a filter is about.</summary>
internal sealed record ColumnSyntax(string Name, int Character) : Syntax(Character);

internal sealed record SelfSyntax(int Character) : Syntax(Character);

internal sealed record NegateSyntax(Syntax Operand, int Character) : Syntax(Character)
{
    public override IEnumerable<Syntax> Parts => [Operand];
}

internal sealed record BinarySyntax(string Operator, Syntax Left, Syntax Right, int Character) : Syntax(Character)
{
    public override IEnumerable<Syntax> Parts => [Left, Right];
}

internal sealed record CallSyntax(Function Function, IReadOnlyList<Syntax> Arguments, int Character) : Syntax(Character)
{
    public override IEnumerable<Syntax> Parts => Arguments;
}
