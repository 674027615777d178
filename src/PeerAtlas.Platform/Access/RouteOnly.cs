using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing.Patterns;

namespace PeerAtlas.Platform.Access;

/// <summary>
/// What was authorised is what is worked on. A permission is asked of the value in the address, but the framework would fill a property or
/// parameter of the same name from a form first, from the query where the address leaves it out, and from a form body on GET too. With this,
/// whatever is named like a part of the page's address is read from the address and from nowhere else, on every page.
/// </summary>
public sealed class RouteOnly : IPageApplicationModelConvention
{
    /// <inheritdoc/>
    public void Apply(PageApplicationModel model)
    {
        var inAddress = RoutePatternFactory.Parse(model.RouteTemplate ?? "").Parameters.Select(part => part.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (
            var property in model.HandlerProperties.Where(property =>
                property.BindingInfo is not null && inAddress.Contains(NameOf(property, property.PropertyName))
            )
        )
            property.BindingInfo = FromAddress(property.BindingInfo);
        foreach (
            var parameter in model
                .HandlerMethods.SelectMany(handler => handler.Parameters)
                .Where(parameter => inAddress.Contains(NameOf(parameter, parameter.ParameterName)))
        )
            parameter.BindingInfo = FromAddress(parameter.BindingInfo);
    }

    private static string NameOf(ParameterModelBase bound, string name) => bound.BindingInfo?.BinderModelName ?? name;

    private static BindingInfo FromAddress(BindingInfo? declared) =>
        declared is null ? new BindingInfo { BindingSource = BindingSource.Path } : new BindingInfo(declared) { BindingSource = BindingSource.Path };
}
