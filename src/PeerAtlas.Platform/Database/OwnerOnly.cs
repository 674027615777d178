namespace PeerAtlas.Platform.Database;

/// <summary>Files and folders that only the account under which the site runs may read.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode File_ = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder, or takes it from everybody else.</summary>
    public static void MakeFolder(string path)
    {
        System.IO.Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File_ | UnixFileMode.UserExecute);
    }

    /// <summary>A new, empty file to write.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File_;
        return new FileStream(path, options);
    }

    /// <summary>Makes the file of a database where it is not there. SQLite makes its log with the mode of the file.</summary>
    public static void MakeDatabase(string path)
    {
        if (!File.Exists(path))
            Create(path).Dispose();
        TakeDatabase(path);
    }

    /// <summary>Takes the file of a database, and what SQLite keeps beside it, from everybody else.</summary>
    public static void TakeDatabase(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in new[] { path, path + "-wal", path + "-shm", path + ".lock" }.Where(File.Exists))
            File.SetUnixFileMode(file, File_);
    }
}
