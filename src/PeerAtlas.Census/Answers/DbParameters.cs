using System.Data.Common;

namespace PeerAtlas.Census.Answers;

internal static class DbParameters
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
