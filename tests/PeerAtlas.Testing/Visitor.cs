using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace PeerAtlas.Testing;

/// <summary>
/// Somebody with a browser without JavaScript: keeps cookies, follows redirects, fills in the forms that a page really has.
/// </summary>
public sealed class Visitor
{
    private readonly HttpClient http;
    private Uri address;

    public Visitor(TestSite site)
    {
        // A site on a real port is elsewhere than one in memory.
        address = site.ClientOptions.BaseAddress;
        http = site.CreateClient(
            new WebApplicationFactoryClientOptions
            {
                BaseAddress = address,
                AllowAutoRedirect = true,
                HandleCookies = true,
            }
        );
    }

    /// <summary>The page that is open.</summary>
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    /// <summary>How the server answered.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the visitor is: path and query.</summary>
    public string Where => address.PathAndQuery;

    /// <summary>The words of the page's main part, white space folded.</summary>
    public string Text => Folded((Page.QuerySelector("main") ?? Page.Body)?.TextContent ?? "");

    public HttpClient Http => http;

    public async Task<Visitor> OpenAsync(string path) => await ReadAsync(await http.GetAsync(new Uri(address, path)));

    /// <summary>Goes back to a page as it was, without asking for it again.</summary>
    public void GoBack(IHtmlDocument page, string where) => (Page, address) = (page, new Uri(address, where));

    /// <summary>Signs in with the password of <see cref="TestSite.AddAccountAsync"/>.</summary>
    public async Task<Visitor> SignInAsync(string email)
    {
        await OpenAsync("/sign-in");
        await SubmitAsync("Sign in", ("Email", email), ("Password", TestSite.Password));
        if (Where.StartsWith("/sign-in", StringComparison.Ordinal))
            throw new InvalidOperationException($"{email} could not sign in: {Text}");
        return this;
    }

    /// <summary>Follows the link whose text contains <paramref name="text"/>.</summary>
    public Task<Visitor> FollowAsync(string text) =>
        OpenAsync(
            Page.Links.OfType<IHtmlAnchorElement>()
                .First(link => Folded(link.TextContent).Contains(text, StringComparison.OrdinalIgnoreCase))
                .GetAttribute("href")!
        );

    /// <summary>
    /// Fills in fields of a form by name and presses the button that reads <paramref name="button"/>. Several values for one name
    /// tick several boxes; an empty list clears the field.
    /// </summary>
    public async Task<Visitor> SubmitAsync(string button, params (string Name, string Value)[] fields)
    {
        var pressed = Page.QuerySelectorAll("button, input[type=submit]")
            .FirstOrDefault(element => (Folded(element.TextContent) + element.GetAttribute("value")).Contains(button, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"No button reads \"{button}\" at {Where}: {Text}");
        var form = (pressed as IHtmlButtonElement)?.Form
            ?? (pressed as IHtmlInputElement)?.Form
            ?? throw new InvalidOperationException($"The button \"{button}\" belongs to no form.");
        var given = fields.ToLookup(field => field.Name, field => field.Value, StringComparer.Ordinal);
        foreach (var name in given.Select(group => group.Key))
            if (form.Elements.All(element => element.GetAttribute("name") != name))
                throw new InvalidOperationException($"The form has no field \"{name}\" at {Where}.");

        var values = Successful(form)
            .Where(pair => !given.Contains(pair.Key))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
            .ToList();
        if (pressed.GetAttribute("name") is { Length: > 0 } buttonName && !given.Contains(buttonName))
            values.Add(KeyValuePair.Create(buttonName, pressed.GetAttribute("value") ?? ""));

        var target = new Uri(address, pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "");
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', values.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
            return await OpenAsync(target.GetLeftPart(UriPartial.Path) + "?" + query);
        }

        using var content = new FormUrlEncodedContent(values);
        return await ReadAsync(await http.PostAsync(target, content));
    }

    /// <summary>Posts to a handler of this page that the page offers no button for, with its token: what somebody does who does not use our forms.</summary>
    public async Task<Visitor> SendAsync(string handler, params (string Name, string Value)[] fields)
    {
        const string Token = "__RequestVerificationToken";
        var token = Page.QuerySelector($"input[name={Token}]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(fields.Append((Token, token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await ReadAsync(await http.PostAsync(new Uri(address, $"?handler={handler}"), content));
    }

    /// <summary>Posts a form with one file.</summary>
    public async Task<Visitor> UploadAsync(string button, string field, string fileName, byte[] file, params (string Name, string Value)[] fields)
    {
        var pressed = (IHtmlButtonElement)
            Page.QuerySelectorAll("button").First(element => element.TextContent.Contains(button, StringComparison.OrdinalIgnoreCase));
        using var content = new MultipartFormDataContent();
        foreach (
            var (name, value) in Successful(pressed.Form!)
                .Where(pair => fields.All(given => given.Name != pair.Key))
                .Select(pair => (pair.Key, pair.Value))
                .Concat(fields)
        )
            content.Add(new StringContent(value), name);
        using var bytes = new ByteArrayContent(file);
        content.Add(bytes, field, fileName);
        if (pressed.GetAttribute("name") is { Length: > 0 } buttonName)
            content.Add(new StringContent(pressed.Value), buttonName);
        return await ReadAsync(
            await http.PostAsync(new Uri(address, pressed.GetAttribute("formaction") ?? pressed.Form!.GetAttribute("action") ?? ""), content)
        );
    }

    /// <summary>A text as it is shown, where a line break is a space.</summary>
    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<KeyValuePair<string, string>> Successful(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled"))
                continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked)
                        yield return KeyValuePair.Create(name, box.GetAttribute("value") ?? "on");
                    break;
                case IHtmlInputElement { Type: "submit" or "button" or "file" or "reset" }:
                    break;
                case IHtmlInputElement input:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return KeyValuePair.Create(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(option => option.IsSelected))
                        yield return KeyValuePair.Create(name, option.Value);
                    break;
            }
        }
    }

    private async Task<Visitor> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Status = response.StatusCode;
            address = response.RequestMessage!.RequestUri!;
            Page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            return this;
        }
    }
}
