using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace PeerAtlas.Platform.Database;

/// <summary>Writes the keys of cookies and forms encrypted by the <see cref="SiteKey"/>.</summary>
internal sealed class KeyEncryptor(SiteKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("protected", key.Protect(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(KeyDecryptor));
}

/// <summary>Reads them back; the framework makes it from the name that stands beside the encrypted key.</summary>
internal sealed class KeyDecryptor : IXmlDecryptor
{
    private readonly SiteKey key;

    public KeyDecryptor(IServiceProvider services) => key = services.GetRequiredService<SiteKey>();

    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(key.Unprotect(encryptedElement.Value));
}
