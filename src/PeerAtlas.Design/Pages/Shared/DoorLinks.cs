namespace PeerAtlas.Design;

/// <summary>Addresses of the ways in and out, where a host brings no part of the frame of its own for them.</summary>
internal static class DoorLinks
{
    public const string SignIn = "/sign-in";

    public const string SignOut = "/sign-out";
}
