using System.Xml;

namespace PeerAtlas.Tables;

/// <summary>A part of a package of Office Open XML.</summary>
public sealed class OfficePart
{
    private readonly OfficePackage package;
    private readonly Lazy<IReadOnlyList<(string Id, string Kind, string Target)>> relations;

    internal OfficePart(OfficePackage package, string name)
    {
        (this.package, Name) = (package, name);
        relations = new(ReadRelations);
    }

    /// <summary>Its place in the package, without a slash before it.</summary>
    public string Name { get; }

    /// <summary>Its bytes.</summary>
    public Stream Open() => package.Open(Name);

    /// <summary>The parts to which it is related in a way, such as styles or worksheet; those that are not there are left out.</summary>
    public IEnumerable<OfficePart> Related(string kind) =>
        relations
            .Value.Where(relation => relation.Kind == kind)
            .Select(relation => package.Find(Name.Length == 0 ? null : this, relation.Target))
            .OfType<OfficePart>();

    /// <summary>The relation with an identifier: of which kind it is, and its part, null when that is not there.</summary>
    internal (string Kind, OfficePart? Part)? Relation(string id) =>
        relations
            .Value.Where(relation => relation.Id == id)
            .Select(relation => ((string, OfficePart?)?)(relation.Kind, package.Find(this, relation.Target)))
            .FirstOrDefault();

    /// <summary>Its XML; without document types, entities or anything from outside.</summary>
    internal XmlReader Read(bool keepSpaces = false) => package.Read(Name, keepSpaces);

    /// <summary>What stands in the part beside it, in _rels. The kind is the end of the type, which both forms of the standard share.</summary>
    private List<(string Id, string Kind, string Target)> ReadRelations()
    {
        var slash = Name.LastIndexOf('/') + 1;
        var place = $"{Name[..slash]}_rels/{Name[slash..]}.rels";
        var found = new List<(string, string, string)>();
        if (!package.Has(place))
            return found;
        using var xml = package.Read(place);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External")
                continue;
            var type = xml.GetAttribute("Type") ?? "";
            found.Add((xml.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], xml.GetAttribute("Target") ?? ""));
        }

        return found;
    }
}
