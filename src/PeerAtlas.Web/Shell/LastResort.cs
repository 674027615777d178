namespace PeerAtlas.Web.Shell;

/// <summary>Answers when even the error page fails, as it does when the database cannot be reached.</summary>
internal static class LastResort
{
    private const string Page = """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>The site cannot answer | PeerAtlas</title></head>
        <body>
        <h1>The site cannot answer right now</h1>
        <p>Something on our side does not work. What you had saved is kept; the page you just sent may not be. Wait a few minutes, go back in your browser and send it again.</p>
        <h1 lang="es">El sitio no puede responder en este momento</h1>
        <p lang="es">Algo no funciona de nuestro lado. Lo que ya había guardado se conserva; la página que acaba de enviar quizás no. Espere unos minutos, vuelva atrás en su navegador y envíela de nuevo.</p>
        </body>
        </html>
        """;

    public static void UseLastResort(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception exception) when (exception is not OperationCanceledException && !context.Response.HasStarted)
                {
                    // What failed stands in the log already (FailureLog).
                    context.Response.Clear();
                    context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                    context.Response.ContentType = "text/html; charset=utf-8";
                    await context.Response.WriteAsync(Page);
                }
            }
        );
}
