using System.IO.Compression;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Filiform.Journeys.Access;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;
using Filiform.Pipeline.Http;
using Filiform.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace Filiform;

/// <summary>Puts the web server together. Everything that a request passes stands here, in the order it is passed.</summary>
public static class WebApp
{
    /// <param name="Database"><c>sqlite:PATH</c> or <c>postgres://…</c></param>
    /// <param name="Keys">Folder of the encryption and signing keys.</param>
    /// <param name="Urls">Addresses to listen on.</param>
    /// <param name="Proxies">Who may say for whom it asks; nobody by default.</param>
    /// <param name="Knowledge">Folder of the clinic's own rules; null for none.</param>
    public sealed record Settings(
        string Database, string Keys, string Urls, Installation Installation, IClock? Clock = null, bool Background = true,
        ImmutableArray<IPNetwork> Proxies = default, string? Knowledge = null);

    public static WebApplication Build(Settings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "filiform", EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().UseUrls(settings.Urls).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
            server.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        QuietLogs.Add(builder.Services);
        AddPipeline(builder.Services, settings);
        AddPages(builder.Services, settings);
        Composition.AddJourneys(builder.Services);
        if (settings.Background) AddBackground(builder.Services);

        var app = builder.Build();
        Use(app, settings);
        return app;
    }

    private static void AddPipeline(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Installation);
        services.AddSingleton(settings.Clock ?? SystemClock.Instance);
        services.AddSingleton(_ => new Vault(settings.Keys));
        services.AddSingleton(provider => new Database(settings.Database, provider.GetRequiredService<Vault>()));
        services.AddSingleton<ReadLog>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadLog>());
        services.AddSingleton<Runner>();
        services.AddSingleton<Words>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // Read at once, so that bad content stops the start and not the first patient.
        services.AddSingleton(ClinicalContent.Load(settings.Knowledge));
        services.AddSingleton<BodyFigure>();
        services.AddSingleton<OutboxLoop>();
        services.AddScoped<ActorHolder>();
        services.AddScoped(provider => provider.GetRequiredService<ActorHolder>().Actor);
    }

    private static void AddBackground(IServiceCollection services)
    {
        services.AddHostedService<AuditSeal>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxLoop>());
    }

    private static void AddPages(IServiceCollection services, Settings settings)
    {
        services.AddRazorPages(pages => pages.RootDirectory = "/Journeys")
            .AddApplicationPart(typeof(WebApp).Assembly)
            .AddMvcOptions(options =>
            {
                options.ModelBindingMessageProvider.SetValueMustNotBeNullAccessor(_ => "");
                options.Filters.Add(new PageMethods.Filter());
                options.Filters.Add(new TypedForm.Filter());
                options.Filters.Add(new AnotherLanguage());
            });
        services.ConfigureHttpJsonOptions(json => Json.Apply(json.SerializerOptions));
        services.AddProblemDetails();
        services.AddDataProtection().SetApplicationName("filiform").PersistKeysToFileSystem(new DirectoryInfo(settings.Keys));
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddResponseCompression(options =>
        {
            // Antiforgery tokens differ in every answer, and no page echoes what an attacker could have put beside one.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(["image/svg+xml", "application/problem+json", "text/calendar"]);
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
    }

    private static void Use(WebApplication app, Settings settings)
    {
        app.UseProxies(settings.Proxies);
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseLanguageChoice();
        if (!IsLoopback(settings.Urls)) app.UseTlsOnly(settings.Urls, settings.Installation.Url);
        app.UseTheme();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            // A body too large or cut off is the sender's fault, not ours.
            StatusCodeSelector = fault => fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = fault => fault.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseErrorsAsPages();
        app.Environment.WebRootFileProvider = new EmbeddedFileProvider(typeof(WebApp).Assembly, "Filiform.wwwroot");
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = app.Environment.WebRootFileProvider,
            // Addresses carry a digest of the content, so a copy never goes stale.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
        app.UseRouting();
        app.UsePageMethods();
        app.UseMiddleware<ActorMiddleware>();
        app.UseAntiforgery();
        app.MapRazorPages();
        Composition.MapJourneys(app, settings.Installation);
    }

    /// <summary>Plain HTTP, the demonstration and lifted limits exist on a loopback address only.</summary>
    public static bool IsLoopback(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(url =>
        BindingAddress.Parse(url).Host is var host
        && (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))));
}
