using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Platform.Database;

/// <summary>How a change is told in the audit record, whoever saves it.</summary>
internal static class AuditText
{
    private const int LongestValue = 200;

    // A list brings tens of thousands of rows, and looking for an attribute takes longer than all else of an entry.
    private static readonly ConcurrentDictionary<PropertyInfo, bool> ToldAsChangedOnly = new();

    /// <summary>The entry for one change.</summary>
    public static AuditEntry Entry(IActor who, DateTime at, string action, IAudited row, Dictionary<string, string?[]> changes) =>
        new()
        {
            At = at,
            AccountId = who.AccountId,
            Actor = who.ActorName,
            Action = action,
            Subject = row.GetType().Name,
            SubjectId = row.Id,
            Changes = JsonSerializer.Serialize(changes),
            ConfidentialTo = row.ConfidentialTo,
        };

    /// <summary>Whether only that it changed is told, and not what it is.</summary>
    public static bool IsToldAsChangedOnly(IReadOnlyProperty property) =>
        property.PropertyInfo is { } told && ToldAsChangedOnly.GetOrAdd(told, one => one.IsDefined(typeof(AuditedAsChangedOnlyAttribute)));

    /// <summary>A value.</summary>
    public static string? Of(object? value)
    {
        var text = value switch
        {
            DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
        return text?.Length > LongestValue ? string.Concat(text.AsSpan(0, LongestValue), "…") : text;
    }
}
