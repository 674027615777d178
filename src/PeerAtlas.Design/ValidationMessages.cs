using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace PeerAtlas.Design;

/// <summary>
/// What a page says where a property's attributes bring no message of their own: in plain words, in the language of the page.
/// The texts are read at validation time, through the resource properties of the attributes.
/// </summary>
internal sealed class ValidationMessages : IValidationMetadataProvider
{
    public static string Required => In("{0}: an answer is required.", "{0}: se necesita una respuesta.");

    public static string StringLength => In("{0}: write at most {1} characters.", "{0}: escriba como máximo {1} caracteres.");

    public static string MaxLength => In("{0}: at most {1}.", "{0}: como máximo {1}.");

    public static string Range => In("{0}: enter a number from {1} to {2}.", "{0}: escriba un número de {1} a {2}.");

    public static string EmailAddress => In("{0}: write the address like name@example.org.", "{0}: escriba la dirección como nombre@ejemplo.org.");

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute.ErrorMessage is null && attribute.ErrorMessageResourceName is null && NameOf(attribute) is { } name)
            {
                attribute.ErrorMessageResourceType = typeof(ValidationMessages);
                attribute.ErrorMessageResourceName = name;
            }
        }
    }

    /// <summary>Puts these messages, and those for values that cannot be read, into the framework's options.</summary>
    public static void Use(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(new ValidationMessages());
        var binding = options.ModelBindingMessageProvider;
        binding.SetAttemptedValueIsInvalidAccessor((value, name) => In($"{name}: “{value}” could not be read.", $"{name}: no se pudo leer «{value}»."));
        binding.SetNonPropertyAttemptedValueIsInvalidAccessor(value => In($"“{value}” could not be read.", $"No se pudo leer «{value}»."));
        binding.SetValueMustBeANumberAccessor(name => In($"{name}: enter a number.", $"{name}: escriba un número."));
        binding.SetValueMustNotBeNullAccessor(_ => In("An answer is required.", "Se necesita una respuesta."));
    }

    private static string? NameOf(ValidationAttribute attribute) =>
        attribute switch
        {
            RequiredAttribute => nameof(Required),
            StringLengthAttribute { MinimumLength: 0 } => nameof(StringLength),
            MaxLengthAttribute => nameof(MaxLength),
            RangeAttribute range when range.OperandType != typeof(bool) => nameof(Range),
            EmailAddressAttribute => nameof(EmailAddress),
            _ => null,
        };

    private static string In(string english, string spanish) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es" ? spanish : english;
}
