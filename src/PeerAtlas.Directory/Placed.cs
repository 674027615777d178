using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerAtlas.Directory;

/// <summary>What is somewhere and can be rung up: an organisation or a unit. Each text is empty when it is not known.</summary>
public abstract class Placed
{
    /// <summary>The longest address.</summary>
    public const int AddressLength = 300;

    /// <summary>The longest ZIP code, as 02139-1234.</summary>
    public const int ZipLength = 10;

    /// <summary>The longest name of a county.</summary>
    public const int CountyLength = 100;

    /// <summary>The longest list of phone numbers.</summary>
    public const int PhoneLength = 200;

    /// <summary>The longest licence number.</summary>
    public const int LicenceLength = 100;

    /// <summary>Street and city, on one line.</summary>
    public string Address { get; set; } = "";

    /// <summary>The ZIP code.</summary>
    public string Zip { get; set; } = "";

    /// <summary>The county.</summary>
    public string County { get; set; } = "";

    /// <summary>A phone number, or several parted by "; ".</summary>
    public string Phone { get; set; } = "";

    /// <summary>The number of the licence under which it works.</summary>
    public string Licence { get; set; } = "";

    internal static void Map<T>(EntityTypeBuilder<T> builder)
        where T : Placed
    {
        builder.Property(row => row.Address).HasMaxLength(AddressLength);
        builder.Property(row => row.Zip).HasMaxLength(ZipLength);
        builder.Property(row => row.County).HasMaxLength(CountyLength);
        builder.Property(row => row.Phone).HasMaxLength(PhoneLength);
        builder.Property(row => row.Licence).HasMaxLength(LicenceLength);
    }
}
