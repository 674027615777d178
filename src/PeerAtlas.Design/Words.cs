namespace PeerAtlas.Design;

/// <summary>
/// What a bilingual page says, in the product's own two languages; <c>{0}</c> stands for a value. It is a static field of a class whose name ends in
/// <c>Words</c>, beside the pages that say it: its key is the class and the field, and by that key a translation into a further language is kept.
/// </summary>
/// <param name="English">The text in English.</param>
/// <param name="Spanish">The text in Spanish.</param>
public sealed record Words(string English, string Spanish);
