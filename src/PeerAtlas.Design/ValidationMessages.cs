using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace PeerAtlas.Design;

/// <summary>
/// What a page says where a property's attributes bring no message of their own: in plain words, in the language of the page.
/// The texts are read at validation time, through the resource properties of the attributes.
/// </summary>
internal sealed class ValidationMessages : IValidationMetadataProvider
{
    public static string Required => Language.Current[ValidationWords.Required];

    public static string StringLength => Language.Current[ValidationWords.StringLength];

    public static string MaxLength => Language.Current[ValidationWords.MaxLength];

    public static string Range => Language.Current[ValidationWords.Range];

    public static string EmailAddress => Language.Current[ValidationWords.EmailAddress];

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
        binding.SetAttemptedValueIsInvalidAccessor((value, _) => Language.Current[ValidationWords.NotRead, value]);
        binding.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Language.Current[ValidationWords.NotRead, value]);
        binding.SetValueMustBeANumberAccessor(name => Language.Current[ValidationWords.NotANumber, name]);
        binding.SetValueMustNotBeNullAccessor(_ => Language.Current[ValidationWords.Missing]);
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
}
