using PyContainer.Build.Processes;

namespace PyContainer.Build.Architecture;

/// <summary>The rooms of the core use each other in one direction.</summary>
public sealed class RoomTests
{
    private const string Prefix = "PyContainer.Build.";

    // What each room may use, in the order from the ground up.
    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["Diagnostics"] = [],
        ["Files"] = ["Diagnostics"],
        ["Outputs"] = ["Files", "Diagnostics"],
        ["Processes"] = ["Outputs", "Diagnostics"],
        ["Names"] = ["Files", "Diagnostics"],
        ["Toml"] = ["Diagnostics"],
        ["Python"] = ["Toml", "Files", "Diagnostics"],
        ["Options"] = ["Python", "Files", "Diagnostics"],
        ["Locking"] = ["Python", "Toml", "Files", "Diagnostics"],
        ["Planning"] = ["Options", "Locking", "Python", "Toml", "Outputs", "Files", "Diagnostics"],
        ["Dockerfiles"] = ["Planning", "Options", "Locking", "Python", "Toml", "Outputs", "Files", "Diagnostics"],
        ["Credentials"] = ["Planning", "Options", "Locking", "Processes", "Files", "Diagnostics"],
        ["Uv"] = ["Locking", "Processes", "Diagnostics"],
        ["Buildx"] = ["Planning", "Options", "Processes", "Outputs", "Diagnostics"],
        ["Testing"] = ["Dockerfiles", "Buildx", "Credentials", "Planning", "Options", "Python", "Toml", "Processes", "Outputs", "Files", "Diagnostics"],
        ["Reports"] = ["Testing", "Dockerfiles", "Buildx", "Planning", "Options", "Locking", "Python", "Processes", "Diagnostics"],
        ["Images"] = ["Diagnostics"],
        ["Hardening"] = ["Dockerfiles", "Images", "Buildx", "Planning", "Locking", "Options", "Python", "Files", "Diagnostics"],
    };

    [Fact]
    public void No_arrow_between_rooms_points_back() => Assert.Empty(Forbidden(_allowed));

    [Fact]
    public void Every_room_is_known_and_every_rule_is_needed_by_a_room_that_exists()
    {
        var rooms = typeof(IProcessRunner).Assembly.GetTypes().Select(type => type.Namespace).Where(name => name is not null && name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name![Prefix.Length..].Split('.')[0]).Distinct();
        Assert.Equal(_allowed.Keys.Order(StringComparer.Ordinal), rooms.Order(StringComparer.Ordinal));
        // The table itself has no circle: each room uses only rooms above it in the list.
        var known = new HashSet<string>();
        Assert.All(_allowed, rule =>
        {
            Assert.Subset(known, rule.Value.ToHashSet());
            known.Add(rule.Key);
        });
    }

    [Theory]
    [InlineData("Buildx", "Processes")]
    [InlineData("Dockerfiles", "Planning")]
    [InlineData("Hardening", "Dockerfiles")]
    [InlineData("Planning", "Toml")]
    [InlineData("Toml", "Diagnostics")]
    public void An_arrow_that_the_table_forbids_is_found(string from, string to)
    {
        var stricter = _allowed.ToDictionary(rule => rule.Key, rule => rule.Key == from ? rule.Value.Where(room => room != to).ToArray() : rule.Value);
        Assert.StartsWith($"{from} -> {to} (PyContainer.Build.{from}.", Assert.Single(Forbidden(stricter)), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_way_a_room_uses_another_it_is_seen()
    {
        var arrows = RoomArrows.Of(typeof(ArrowFixtures.High.Thing).Assembly, "PyContainer.Build.ArrowFixtures.");
        var users = typeof(ArrowFixtures.High.Thing).Assembly.GetTypes().Select(type => type.Namespace).OfType<string>().Where(name => name.StartsWith("PyContainer.Build.ArrowFixtures.By", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Equal(10, users.Count);
        Assert.Equal(users.Select(name => (name["PyContainer.Build.ArrowFixtures.".Length..], "High")).Order(), arrows.Keys.Order());
    }

    [Fact]
    public void The_core_knows_nothing_of_MSBuild() =>
        Assert.All(typeof(IProcessRunner).Assembly.GetReferencedAssemblies(), name => Assert.Matches(@"\A(System|Microsoft\.Win32)\.", name.Name));

    private static List<string> Forbidden(Dictionary<string, string[]> allowed) =>
        [.. RoomArrows.Of(typeof(IProcessRunner).Assembly, Prefix)
            .Where(arrow => !allowed[arrow.Key.From].Contains(arrow.Key.To))
            .Select(arrow => $"{arrow.Key.From} -> {arrow.Key.To} ({arrow.Value})")];
}
