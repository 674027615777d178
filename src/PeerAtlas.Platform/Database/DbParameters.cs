using System.Data.Common;

namespace PeerAtlas.Platform.Database;

/// <summary>Parameters of plain commands, alike on both databases.</summary>
public static class DbParameters
{
    /// <summary>Adds a parameter to a command.</summary>
    public static void Add(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
