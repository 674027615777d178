using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PeerAtlas.Platform.Tests.Mail;

/// <summary>An authority that no machine knows, and certificates that it signed, as files. Dispose of it to delete them.</summary>
internal sealed class MailCertificates : IDisposable
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-mail-").FullName;
    private readonly X509Certificate2 authority;

    public MailCertificates()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
    }

    public string AuthorityFile => Path.Combine(folder, "authority.pem");

    /// <summary>A certificate and its key; for this machine's loopback unless another name is given.</summary>
    public (string Certificate, string Key, string Fingerprint) Sign(string? otherName = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Mail", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (otherName is null)
            names.AddIpAddress(IPAddress.Loopback);
        else
            names.AddDnsName(otherName);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), RandomNumberGenerator.GetBytes(8));
        var file = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.WriteAllText(file + ".pem", signed.ExportCertificatePem());
        File.WriteAllText(file + ".key", key.ExportPkcs8PrivateKeyPem());
        return (file + ".pem", file + ".key", signed.GetCertHashString(HashAlgorithmName.SHA256));
    }

    public void Dispose()
    {
        authority.Dispose();
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
