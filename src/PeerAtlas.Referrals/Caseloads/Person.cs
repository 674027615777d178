using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Referrals.Caseloads;

/// <summary>
/// A person whom an agency serves, known by a pseudonymous id that means something to the agency alone. Read persons through
/// <see cref="PersonReads"/>, so that each reading is in the audit record.
/// </summary>
public sealed class Person : IConfidential
{
    /// <summary>The longest pseudonymous id.</summary>
    public const int PseudonymLength = 40;

    /// <summary>The longest name.</summary>
    public const int NameLength = 200;

    /// <summary>Identifies the person here.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency that serves them.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The agency's own id for them, unique there, in capitals.</summary>
    /// <exception cref="ArgumentException"><see cref="RefusePseudonym"/> refuses it.</exception>
    public required string Pseudonym
    {
        get;
        init => field = RefusePseudonym(value) is { } problem ? throw new ArgumentException(problem, nameof(value)) : value.ToUpperInvariant();
    }

    /// <summary>Their name, only where the agency chose to keep names.</summary>
    [AuditedAsChangedOnly]
    public string? Name { get; set; }

    /// <summary>Changes with every save, so that two people who edit at once find out.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Why a text cannot be a pseudonymous id; null when it can. What looks like a name or a social security number is refused.</summary>
    public static string? RefusePseudonym(string text)
    {
        if (text.Length == 0)
            return "Give the person's id.";
        if (text.Length > PseudonymLength)
            return $"Use at most {PseudonymLength} characters for an id; these are {text.Length}.";
        if (!text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_'))
            return "An id has only letters, digits, hyphens, dots and underscores.";
        if (!text.Any(char.IsAsciiDigit))
            return "An id has at least one digit. Use the agency's own number for the person, never a name.";
        return text.Count(char.IsAsciiDigit) == 9 && text.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '.')
            ? "This looks like a social security number. Use the agency's own number for the person."
            : null;
    }

    /// <summary>Why a text cannot be a name; null when it can, or is empty.</summary>
    public static string? RefuseName(string text)
    {
        if (text.Length > NameLength)
            return $"Use at most {NameLength} characters for a name; these are {text.Length}.";
        return text.Any(char.IsControl) ? "Write the name on one line." : null;
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("persons");
        builder.HasIndex(person => new { person.OrganisationId, person.Pseudonym }).IsUnique();
        builder.Property(person => person.Pseudonym).HasMaxLength(Person.PseudonymLength);
        builder.Property(person => person.Name).HasMaxLength(Person.NameLength);
        builder.Property(person => person.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(person => person.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
