using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>The forms of all instrument versions that were asked for: a version never changes, so each is read once.</summary>
internal sealed class FormLibrary(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<Guid, SurveyForm> forms = new();

    public async ValueTask<SurveyForm> GetAsync(Guid versionId, CancellationToken cancellation = default)
    {
        if (forms.TryGetValue(versionId, out var form))
            return form;
        await using var scope = scopes.CreateAsyncScope();
        var instrument = await scope.ServiceProvider.GetRequiredService<InstrumentLibrary>().LoadAsync(versionId, cancellation);
        return forms.GetOrAdd(versionId, new SurveyForm(instrument));
    }
}
