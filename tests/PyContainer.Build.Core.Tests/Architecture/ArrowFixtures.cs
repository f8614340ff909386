#pragma warning disable MA0047, CA1050, S1144 // A few types in rooms of their own, each using another room in one way only.

namespace PyContainer.Build.ArrowFixtures.High
{
    internal class Thing
    {
        internal static int Count => 1;
    }

    internal interface IThing;

    internal sealed class ThingException : Exception;

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class ThingAttribute : Attribute;
}

namespace PyContainer.Build.ArrowFixtures.ByBody
{
    internal sealed class User
    {
        internal static int Use() => High.Thing.Count;
    }
}

namespace PyContainer.Build.ArrowFixtures.ByLambda
{
    internal sealed class User
    {
        internal static Func<int> Use(int more) => () => more + High.Thing.Count;
    }
}

namespace PyContainer.Build.ArrowFixtures.ByAsync
{
    internal sealed class User
    {
        internal static async Task<int> UseAsync()
        {
            await Task.Yield();
            return High.Thing.Count;
        }
    }
}

namespace PyContainer.Build.ArrowFixtures.ByCatch
{
    internal sealed class User
    {
        internal static void Use(Action action)
        {
            try
            {
                action();
            }
            catch (High.ThingException)
            {
                action();
            }
        }
    }
}

namespace PyContainer.Build.ArrowFixtures.BySignature
{
    internal interface IUser
    {
        IReadOnlyList<High.Thing[]> Use();
    }
}

namespace PyContainer.Build.ArrowFixtures.ByBase
{
    internal sealed class User : High.Thing;
}

namespace PyContainer.Build.ArrowFixtures.ByConstraint
{
    internal sealed class User<T>
        where T : High.IThing;
}

namespace PyContainer.Build.ArrowFixtures.ByAttribute
{
    [High.Thing]
    internal sealed class User;
}

namespace PyContainer.Build.ArrowFixtures.ByTypeOf
{
    internal sealed class User
    {
        internal static string Use() => typeof(High.Thing).Name;
    }
}

namespace PyContainer.Build.ArrowFixtures.ByGenericCall
{
    internal sealed class User
    {
        internal static object Use(object[] all) => all.OfType<High.Thing>();
    }
}
