using System.ComponentModel.DataAnnotations;

namespace Gateway;

/// <summary>Where the services are: the variables <c>Services__Greeter</c> and <c>Services__Backoffice</c>.</summary>
public sealed class ServiceAddresses
{
    [Required]
    public Uri Greeter { get; set; } = null!;

    [Required]
    public Uri Backoffice { get; set; } = null!;
}

/// <summary>Greets, in Python with FastAPI.</summary>
public sealed class GreeterClient(HttpClient http)
{
    public async Task<string> GreetAsync(string name, CancellationToken cancellation) =>
        (await http.GetFromJsonAsync<Greeting>($"greet/{Uri.EscapeDataString(name)}", cancellation))!.Message;

    private sealed record Greeting(string Message);
}

/// <summary>Knows the stock, in Python with Django.</summary>
public sealed class BackofficeClient(HttpClient http)
{
    public async Task<IReadOnlyDictionary<string, int>> StockAsync(CancellationToken cancellation) =>
        (await http.GetFromJsonAsync<Dictionary<string, int>>("stock", cancellation))!;
}
