using Gateway;
using Microsoft.Extensions.Options;

// The image has no shell and no curl: who asks from inside whether it is well asks through the program itself.
if (args is ["probe"])
{
    using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
    return (await http.GetAsync(new Uri("http://localhost:8080/healthz"))).IsSuccessStatusCode ? 0 : 1;
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddHealthChecks();
builder.Services.AddOptions<ServiceAddresses>().BindConfiguration("Services").ValidateDataAnnotations().ValidateOnStart();
builder.Services.ConfigureHttpClientDefaults(http => http.ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(5)));
builder.Services.AddHttpClient<GreeterClient>((services, http) => http.BaseAddress = Addresses(services).Greeter);
builder.Services.AddHttpClient<BackofficeClient>((services, http) => http.BaseAddress = Addresses(services).Backoffice);

var app = builder.Build();
app.MapHealthChecks("/healthz");
app.MapGet("/welcome/{name}", async (string name, GreeterClient greeter, BackofficeClient backoffice, CancellationToken cancellation) =>
{
    try
    {
        var (greeting, stock) = (greeter.GreetAsync(name, cancellation), backoffice.StockAsync(cancellation));
        return Results.Ok(new { Message = await greeting, Stock = await stock });
    }
    catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
    {
        return Results.Problem(failure.Message, statusCode: StatusCodes.Status502BadGateway);
    }
});
app.Run();
return 0;

static ServiceAddresses Addresses(IServiceProvider services) => services.GetRequiredService<IOptions<ServiceAddresses>>().Value;
