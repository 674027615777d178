using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Web.Shell;

/// <summary>Whether the database answers; for load balancers and monitors at <c>/health</c>.</summary>
internal sealed class DatabaseHealth(DatabaseConnections connections) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await connections.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM schema_scripts;";
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (System.Data.Common.DbException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
