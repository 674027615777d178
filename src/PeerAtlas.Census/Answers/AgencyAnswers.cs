using System.Data.Common;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Answers;

/// <summary>Saves the answers of agencies, many at the cost of one flush, and never over a newer save unseen.</summary>
public sealed class AgencyAnswers(GroupCommit commits, AuthorityClock clock)
{
    /// <summary>Saves the answers if nobody saved since the given revision was read and the wave still takes answers.</summary>
    /// <param name="response">The response as it was read.</param>
    /// <param name="answers">Its answers from now on.</param>
    /// <param name="handIn">Whether it is handed in with this.</param>
    /// <param name="cancellation">The respondent left.</param>
    /// <returns>Whether it was saved, durably.</returns>
    public Task<bool> SaveAsync(AgencyResponse response, AnswerSet answers, bool handIn, CancellationToken cancellation)
    {
        var json = answers.ToJson();
        return commits.CommitAsync((transaction, stopping) => SaveAsync(transaction, response, json, handIn, stopping), cancellation);
    }

    private async Task<bool> SaveAsync(DbTransaction transaction, AgencyResponse response, string json, bool handIn, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "UPDATE agency_responses SET answers = @answers, saved_at = @now, revision = revision + 1"
            + (handIn ? ", completed_at = @now" : "")
            + " WHERE id = @id AND revision = @revision AND completed_at IS NULL"
            + $" AND EXISTS (SELECT 1 FROM waves w WHERE w.id = agency_responses.wave_id AND {WaveCondition.TakesAnswers})";
        command.Add("@answers", json);
        command.Add("@now", clock.UtcNow);
        command.Add("@today", clock.Today);
        command.Add("@id", response.Id);
        command.Add("@revision", response.Revision);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
