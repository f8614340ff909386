using FsCheck;
using FsCheck.Fluent;

namespace PyContainer.Build.Python;

public class PythonProperties
{
    private static readonly Gen<string> Names =
        from first in Gen.Elements("a", "B", "Foo", "x9")
        from middle in Gen.ListOf(Gen.Elements("-", "_", ".", "--", "b", "2", "Zed"))
        select first + string.Concat(middle) + "z";

    private static readonly Gen<string> Versions =
        from epoch in Gen.Elements("", "", "1!")
        from release in Gen.NonEmptyListOf(Gen.Choose(0, 30))
        from pre in Gen.Elements("", "", "a1", ".BETA", "-rc-2", "preview3")
        from post in Gen.Elements("", "", ".post4", "-5", "rev")
        from dev in Gen.Elements("", "", ".dev6", "DEV")
        from local in Gen.Elements("", "", "+ubuntu.1", "+5.a_B")
        select epoch + string.Join('.', release) + pre + post + dev + local;

    private static readonly Gen<string> Specifiers =
        from clauses in Gen.ListOf(Gen.OneOf(
            Gen.Elements(">=", "<", ">", "<=", "==", "!=", "===").SelectMany(operation => Releases, (operation, version) => operation + version),
            Gen.Elements("==", "!=").SelectMany(operation => Releases, (operation, version) => operation + version + ".*"),
            Releases.Select(version => "~=" + version + ".1")))
        select string.Join(", ", clauses);

    private static readonly Gen<string> Markers = MarkerOf(3);

    private static Gen<string> Releases => Gen.Elements("1", "1.0", "2.5", "3.0.1", "0.9", "3.11");

    [Fact]
    public void A_normal_name_is_its_own_normal_form() => Holds(Names, text =>
        PackageName.Parse(PackageName.Parse(text).Normalized).Normalized == PackageName.Parse(text).Normalized);

    [Fact]
    public void A_version_is_read_back_as_it_is_printed() => Holds(Versions, text =>
        PepVersion.Parse(PepVersion.Parse(text).ToString()) == PepVersion.Parse(text)
        && PepVersion.Parse(PepVersion.Parse(text).ToString()).ToString() == PepVersion.Parse(text).ToString());

    [Fact]
    public void Versions_are_totally_ordered() => Holds(Gen.Three(Versions), texts =>
    {
        var (a, b, c) = (PepVersion.Parse(texts.Item1), PepVersion.Parse(texts.Item2), PepVersion.Parse(texts.Item3));
        return Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a)) && (a != b || a.GetHashCode() == b.GetHashCode()) && !(a <= b && b <= c && a > c);
    });

    [Fact]
    public void Specifiers_are_read_back_as_they_are_printed() => Holds(Specifiers, text =>
        VersionSpecifiers.Parse(VersionSpecifiers.Parse(text).ToString()).Equals(VersionSpecifiers.Parse(text)));

    [Fact]
    public void Ranges_are_a_boolean_algebra() => Holds(Gen.Two(Specifiers), texts =>
    {
        var (a, b) = (VersionSpecifiers.Parse(texts.Item1).Ranges, VersionSpecifiers.Parse(texts.Item2).Ranges);
        return a.Complement().Complement().Equals(a) && a.Intersect(b).Equals(b.Intersect(a)) && a.Intersect(a).Equals(a)
            && a.Intersect(a.Complement()).IsEmpty && a.Union(a.Intersect(b)).Equals(a);
    });

    [Fact]
    public void A_version_is_in_a_range_or_in_its_complement() => Holds(Specifiers.SelectMany(_ => Versions, (list, version) => (list, version)), pair =>
        VersionSpecifiers.Parse(pair.list).Ranges.Contains(PepVersion.Parse(pair.version))
        != VersionSpecifiers.Parse(pair.list).Ranges.Complement().Contains(PepVersion.Parse(pair.version)));

    [Fact]
    public void A_marker_means_what_its_print_means() => Holds(Markers, text =>
    {
        var algebra = new MarkerAlgebra(new(PrunesImpossible: false, VersionedRelease: false));
        return ReferenceEquals(algebra.Node(Marker.Parse(text)), algebra.Node(Marker.Parse(Marker.Parse(text).ToString())));
    });

    [Fact]
    public void Markers_are_a_boolean_algebra() => Holds(Gen.Three(Markers), texts =>
    {
        var algebra = new MarkerAlgebra(new(PrunesImpossible: false, VersionedRelease: true));
        var (a, b, c) = (algebra.Node(texts.Item1)!, algebra.Node(texts.Item2)!, algebra.Node(texts.Item3)!);
        return ReferenceEquals(algebra.Not(algebra.Not(a)), a)
            && ReferenceEquals(algebra.And(a, b), algebra.And(b, a))
            && ReferenceEquals(algebra.And(a, algebra.And(b, c)), algebra.And(algebra.And(a, b), c))
            && ReferenceEquals(algebra.And(a, algebra.Or(b, c)), algebra.Or(algebra.And(a, b), algebra.And(a, c)))
            && ReferenceEquals(algebra.Not(algebra.And(a, b)), algebra.Or(algebra.Not(a), algebra.Not(b)))
            && ReferenceEquals(algebra.And(a, algebra.Not(a)), algebra.False)
            && ReferenceEquals(algebra.Or(a, algebra.And(a, b)), a);
    });

    [Fact]
    public void What_bounds_say_can_be_forgotten_and_said_again() => Holds(Markers, text =>
    {
        var algebra = new MarkerAlgebra(new(PrunesImpossible: false, VersionedRelease: false));
        var bounds = PythonBounds.Of(algebra, PythonBounds.Releases(algebra, VersionSpecifiers.Parse(">=3.9,<3.14")))!.Value;
        var node = algebra.Node(text)!;
        var simplified = algebra.Simplify(node, bounds, []);
        return ReferenceEquals(algebra.And(simplified, bounds.Node(algebra)), algebra.And(node, bounds.Node(algebra)))
            && ReferenceEquals(algebra.Simplify(simplified, bounds, []), simplified);
    });

    private static Gen<string> MarkerOf(int depth)
    {
        var atom = Gen.OneOf(
            Gen.Elements("<", "<=", ">", ">=", "==", "!=").SelectMany(_ => Gen.Elements("3.8", "3.9", "3.10", "3.12.4", "4"), (operation, version) => $"python_version {operation} '{version}'"),
            Gen.Elements("<", ">=", "==").SelectMany(_ => Gen.Elements("3.9.1", "3.11", "3.13.0"), (operation, version) => $"python_full_version {operation} '{version}'"),
            Gen.Elements("==", "!=").SelectMany(_ => Gen.Elements("linux", "win32", "darwin"), (operation, platform) => $"sys_platform {operation} '{platform}'"),
            Gen.Elements("os_name == 'nt'", "platform_system == 'Windows'", "'arm' in platform_machine", "platform_machine not in 'x86 x64'", "extra == 'a'", "extra != 'b'", "python_version in '3.9 3.10'"));
        if (depth == 0)
            return atom;
        var joined =
            from left in MarkerOf(depth - 1)
            from word in Gen.Elements(" and ", " or ")
            from right in MarkerOf(depth - 1)
            select $"({left}){word}{right}";
        return Gen.OneOf(atom, joined);
    }

    private static void Holds<T>(Gen<T> generator, Func<T, bool> property) =>
        Prop.ForAll(generator.ToArbitrary(), property).QuickCheckThrowOnFailure();
}
