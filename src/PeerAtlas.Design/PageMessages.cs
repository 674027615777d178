using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace PeerAtlas.Design;

/// <summary>The one way to tell, on the page that follows, what became of what somebody did.</summary>
public static class PageMessages
{
    private const string DoneKey = "Message";
    private const string NotDoneKey = "Refusal";

    /// <summary>Tells what was done.</summary>
    public static void Done(this ITempDataDictionary data, string message) => data[DoneKey] = message;

    /// <summary>Tells that something was not done, why, and what to do next.</summary>
    public static void NotDone(this ITempDataDictionary data, string message) => data[NotDoneKey] = message;

    /// <summary>Tells what was done or why not.</summary>
    public static void Tell(this ITempDataDictionary data, bool isDone, string message) => data[isDone ? DoneKey : NotDoneKey] = message;

    /// <summary>What there is to tell, which is told once; null when there is nothing.</summary>
    public static (string Text, bool IsDone)? Told(this ITempDataDictionary data) =>
        data[NotDoneKey] is string { Length: > 0 } refusal ? (refusal, false)
        : data[DoneKey] is string { Length: > 0 } message ? (message, true)
        : null;
}
