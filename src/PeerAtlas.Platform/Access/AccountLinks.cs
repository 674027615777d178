namespace PeerAtlas.Platform.Access;

/// <summary>Addresses of the pages of accounts, to which everything that needs one leads.</summary>
public static class AccountLinks
{
    public const string Account = "/account";

    public const string Invitations = "/invitations";

    public const string SignIn = "/sign-in";

    public const string SignOut = "/sign-out";

    public const string SecondStep = "/account/second-step";

    public static string Invitation(string secret) => $"/invitations/{secret}";

    public const string ForgotPassword = "/password/forgot";

    public const string SetPassword = "/password/set";

    public const string SignInCode = "/sign-in/code";
}
