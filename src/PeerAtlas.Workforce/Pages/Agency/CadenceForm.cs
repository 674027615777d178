using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages.Agency;

/// <summary>The fields of what an agency asks itself.</summary>
internal sealed class CadenceForm : IVersioned
{
    public int? Times { get; set; }

    public CadenceUnit? Every { get; set; }

    public int? MinutesOfOne { get; set; }

    public int? FaceToFace { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    public Guid Version { get; set; }

    internal void Check(ModelStateDictionary state, DateOnly today)
    {
        state.Refuse(nameof(Times), Times is >= 1 and <= AgencyCadence.MostTimes ? null : $"Write a number from 1 to {AgencyCadence.MostTimes}.");
        state.Refuse(nameof(Every), Every is { } every && Enum.IsDefined(every) ? null : "Say if it is a week or a month.");
        state.Refuse(
            nameof(MinutesOfOne),
            MinutesOfOne is null or (>= 1 and <= SupervisionSession.MostMinutes)
                ? null
                : $"Write minutes from 1 to {SupervisionSession.MostMinutes}, or nothing."
        );
        state.Refuse(
            nameof(FaceToFace),
            FaceToFace is null || (FaceToFace >= 1 && FaceToFace <= Times) ? null : "Write a number that is no more than how many times, or nothing."
        );
        state.Refuse(nameof(StartsOn), StartsOn is null ? "Give the first day." : AgencyDays.RefuseYear(StartsOn, today));
        state.Refuse(nameof(EndsOn), AgencyDays.RefuseYear(EndsOn, today));
    }
}
