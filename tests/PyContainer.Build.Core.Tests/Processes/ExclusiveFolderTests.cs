namespace PyContainer.Build.Processes;

public sealed class ExclusiveFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task One_holds_it_and_the_next_gets_it_when_it_is_given_back()
    {
        var told = 0;
        var first = await TakeAsync(() => told++);
        Assert.Null(await ExclusiveFolder.TakeAsync(_folder.Path, TimeSpan.Zero, () => told++, CancellationToken.None));
        var second = ExclusiveFolder.TakeAsync(_folder.Path, TimeSpan.FromSeconds(30), () => told++, CancellationToken.None);
        await Task.Delay(300);
        Assert.False(second.IsCompleted);
        first!.Dispose();
        using var taken = await second;
        Assert.NotNull(taken);
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Whoever_waits_can_be_cancelled()
    {
        using var first = await TakeAsync();
        using var cancellation = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ExclusiveFolder.TakeAsync(_folder.Path, TimeSpan.FromSeconds(30), () => { }, cancellation.Token));
    }

    [UnixFact]
    public async Task A_link_in_the_place_of_its_file_is_refused_and_what_it_points_to_is_not_made()
    {
        using var elsewhere = new TempFolder();
        File.CreateSymbolicLink(_folder.Path + ".lock", elsewhere["made"]);
        var fault = await Faults.OfAsync(() => TakeAsync());
        Assert.Equal("PYC3123", fault.Id);
        Assert.Contains(elsewhere["made"], fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(elsewhere["made"]));
    }

    public void Dispose()
    {
        _folder.Dispose();
        File.Delete(_folder.Path + ".lock");
    }

    private Task<ExclusiveFolder?> TakeAsync(Action? onWait = null) => ExclusiveFolder.TakeAsync(_folder.Path, TimeSpan.FromSeconds(30), onWait ?? (() => { }), CancellationToken.None);
}
