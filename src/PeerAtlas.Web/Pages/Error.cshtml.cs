using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;

namespace PeerAtlas.Web.Pages;

/// <summary>What happened, what was kept, what to do next. Nothing of the request stands here, and it asks nothing of the database.</summary>
[AllowAnonymous]
[Bilingual]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class ErrorModel(Language language) : PageModel
{
    private const long OneMegabyte = 1024 * 1024;

    public string Heading { get; private set; } = "";

    public string Happened { get; private set; } = "";

    public string Kept { get; private set; } = "";

    public string Next { get; private set; } = "";

    // Whatever the method was, the page is the same.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var code =
            RouteData.Values["code"] is string text && int.TryParse(text, out var number) ? number
            : failed ? Response.StatusCode
            : StatusCodes.Status500InternalServerError;
        Describe(code);
        Response.StatusCode = Heading.Length > 0 ? code : StatusCodes.Status404NotFound;
        if (Heading.Length == 0)
            Describe(StatusCodes.Status404NotFound);
        // The switch of language would carry the failed request's query on.
        Request.QueryString = QueryString.Empty;
    }

    private void Describe(int code) =>
        (Heading, Happened, Kept, Next) = code switch
        {
            400 or 403 or 404 => OfPage(code),
            405 or 413 or 429 => OfRequest(code),
            500 => OfSite(),
            _ => ("", "", "", ""),
        };

    private (string Heading, string Happened, string Kept, string Next) OfPage(int code) =>
        code switch
        {
            400 => (
                language["The page could not be sent", "No se pudo enviar la página"],
                language[
                    "It was open for a long time, or you signed in or out in another window, or part of it was missing.",
                    "Estuvo abierta mucho tiempo, o usted inició o cerró sesión en otra ventana, o faltaba una parte."
                ],
                language["What you had saved before. What you just sent was not saved.", "Lo que había guardado antes. Lo que acaba de enviar no se guardó."],
                language["Go back in your browser, reload the page and send it again.", "Vuelva atrás en su navegador, recargue la página y envíela de nuevo."]
            ),
            403 => (
                language["This page is not open to you", "Esta página no está abierta para usted"],
                language[
                    "Your role does not include this page, or it belongs to another organization.",
                    "Su función no incluye esta página, o pertenece a otra organización."
                ],
                NothingChanged,
                language[
                    "If you need it for your work, ask an administrator of your organization.",
                    "Si la necesita para su trabajo, pídala a un administrador de su organización."
                ]
            ),
            _ => (
                language["There is no such page", "Esta página no existe"],
                language["The address is wrong, or what was here is gone.", "La dirección es incorrecta, o lo que había aquí ya no está."],
                NothingChanged,
                language[
                    "Check the address. If you came by a link in a mail, copy the whole link.",
                    "Revise la dirección. Si llegó por un enlace de un correo, copie el enlace completo."
                ]
            ),
        };

    private (string Heading, string Happened, string Kept, string Next) OfRequest(int code) =>
        code switch
        {
            405 => (
                language["That cannot be done here", "Eso no se puede hacer aquí"],
                language["The address was used in a way that it does not know.", "La dirección se usó de una manera que no conoce."],
                NothingChanged,
                language["Go back in your browser and use the buttons of the page.", "Vuelva atrás en su navegador y use los botones de la página."]
            ),
            413 => (
                language["That is too large", "Eso es demasiado grande"],
                language[
                    $"What you sent is larger than this page takes. Files may be up to {Megabytes} MB.",
                    $"Lo que envió es más grande de lo que esta página acepta. Los archivos pueden tener hasta {Megabytes} MB."
                ],
                language["What you had saved before. Nothing of the file was read.", "Lo que había guardado antes. No se leyó nada del archivo."],
                language[
                    "Go back in your browser and choose a smaller file, or split it in two.",
                    "Vuelva atrás en su navegador y elija un archivo más pequeño, o divídalo en dos."
                ]
            ),
            _ => (
                language["Too many attempts", "Demasiados intentos"],
                language[
                    "Many wrong ones came from your network, and many wait there now.",
                    "Desde su red llegaron muchos incorrectos y ahora hay muchos en espera."
                ],
                NothingChanged,
                language["Wait a minute, then go back in your browser and try again.", "Espere un minuto, vuelva atrás en su navegador e inténtelo de nuevo."]
            ),
        };

    // What the page that was asked for takes.
    private long Megabytes =>
        HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most and >= OneMegabyte and not Site.LargestRequest
            ? most / OneMegabyte
            : 20;

    private (string Heading, string Happened, string Kept, string Next) OfSite() =>
        (
            language["Something went wrong on our side", "Algo falló de nuestro lado"],
            language[
                "The site could not finish what you asked for. The people who run it can see that it failed, but nothing that you wrote.",
                "El sitio no pudo terminar lo que usted pidió. Quienes lo administran pueden ver que falló, pero nada de lo que usted escribió."
            ],
            language[
                "What you had saved before. What you just sent may not have been saved.",
                "Lo que había guardado antes. Lo que acaba de enviar quizás no se guardó."
            ],
            language[
                "Wait a minute, go back in your browser and send it again. If you were answering a survey, open it again first: it shows what was saved.",
                "Espere un minuto, vuelva atrás en su navegador y envíelo de nuevo. Si respondía una encuesta, ábrala primero: muestra lo que se guardó."
            ]
        );

    private string NothingChanged => language["Nothing was changed.", "No se cambió nada."];
}
