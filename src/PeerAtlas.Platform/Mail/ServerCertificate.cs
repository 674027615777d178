using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PeerAtlas.Platform.Mail;

/// <summary>Decides for one connection whether the mail server is who it should be, and remembers why not.</summary>
internal sealed class ServerCertificate(MailSettings settings)
{
    /// <summary>Why the certificate was refused; null when it was not.</summary>
    public string? Refusal { get; private set; }

    public bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var reason = Problem(certificate as X509Certificate2, chain, errors);
        Refusal = reason is null ? null : $"The mail server's certificate is not trusted: {reason}. Nothing was sent.";
        return reason is null;
    }

    private string? Problem(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
            return "there is none";
        if (settings.HasFingerprint)
            return certificate.GetCertHashString(HashAlgorithmName.SHA256).Equals(settings.FingerprintDigits, StringComparison.OrdinalIgnoreCase)
                ? null
                : "its fingerprint is another";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return $"it is not for {settings.Host}";
        if (settings.CaFile.Length > 0)
            return ProblemWithOwnAuthorities(certificate, chain);
        return errors == SslPolicyErrors.None ? null : Statuses(chain);
    }

    private string? ProblemWithOwnAuthorities(X509Certificate2 certificate, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(settings.CaFile);
        // For a server, not for signing mail or the like.
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainElements.Select(link => link.Certificate).ToArray());
        return chain.Build(certificate) ? null : Statuses(chain);
    }

    private static string Statuses(X509Chain? chain) =>
        chain is { ChainStatus.Length: > 0 } ? string.Join(", ", chain.ChainStatus.Select(status => status.Status).Distinct()) : "its authority is not known";
}
