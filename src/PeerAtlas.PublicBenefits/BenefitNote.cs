namespace PeerAtlas.PublicBenefits;

/// <summary>What is to be said of a month, beside its figures.</summary>
public enum NoteKind
{
    /// <summary>SSI follows what was earned two months earlier.</summary>
    TwoMonthsLater,

    /// <summary>SSI needs a disability, blindness, or 65 years.</summary>
    NoSsi,

    /// <summary>Resources are above the limit.</summary>
    Resources,

    /// <summary>What the state adds is not known here.</summary>
    SupplementUnknown,

    /// <summary>A trial month was used.</summary>
    TrialMonth,

    /// <summary>All trial months are used with this one.</summary>
    LastTrialMonth,

    /// <summary>A month of grace.</summary>
    Grace,

    /// <summary>SSDI is suspended.</summary>
    Suspended,

    /// <summary>SSDI has ended and can be asked for again.</summary>
    Ended,

    /// <summary>Medicaid goes on though no cash is paid.</summary>
    WhileWorking,

    /// <summary>Above the chart, a limit of one's own may apply.</summary>
    OwnLimit,

    /// <summary>The limit of the state is not known here.</summary>
    LimitUnknown,

    /// <summary>CommonHealth asks for a premium above an income, and goes on for a while after a job.</summary>
    CommonHealth,

    /// <summary>Medicaid for adults asks for hours, or wages in their place.</summary>
    WorkForMedicaid,

    /// <summary>By what one has Medicaid is not told by these figures.</summary>
    MedicaidUnknown,

    /// <summary>No SNAP figures of the month are known.</summary>
    SnapOfMonthUnknown,

    /// <summary>No SNAP figures of so many people are known.</summary>
    SnapOfPeopleUnknown,

    /// <summary>The allowance of the state for heat and power is not known.</summary>
    SnapUtilitiesUnknown,

    /// <summary>The simple form of SNAP in Massachusetts ends with the first wage.</summary>
    BayStateCap,
}

/// <summary>A note with its figures.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="First">Its first figure, as the note has one.</param>
/// <param name="Second">Its second.</param>
public sealed record BenefitNote(NoteKind Kind, decimal First = 0, decimal Second = 0);
