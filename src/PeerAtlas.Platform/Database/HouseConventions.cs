using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PeerAtlas.Platform.Database;

/// <summary>What holds for every table: snake_case names, UTC moments, and lengths that SQLite checks too.</summary>
internal static class HouseConventions
{
    private static readonly ValueConverter<DateTime, DateTime> Utc = new(value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

    public static void UseHouseConventions(this ModelBuilder builder, bool sqlite)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
                if (sqlite && (property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?)))
                    property.SetValueConverter(Utc);
                if (sqlite && property.GetMaxLength() is { } longest && property.ClrType == typeof(string))
                    LimitLength(entity, property, longest);
            }

            foreach (var key in entity.GetKeys())
                key.SetName(SnakeCase(key.GetName()!));
            foreach (var foreign in entity.GetForeignKeys())
                foreign.SetConstraintName(SnakeCase(foreign.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
        }
    }

    // SQLite drops the length from its column types, so that a CHECK must hold it.
    private static void LimitLength(IMutableEntityType entity, IMutableProperty property, int longest)
    {
        var column = property.GetColumnName();
        entity.AddCheckConstraint($"ck_{entity.GetTableName()}_{column}_length", $"length(\"{column}\") <= {longest}");
    }

    internal static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord =
                char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
