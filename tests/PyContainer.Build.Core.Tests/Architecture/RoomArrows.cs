using System.Reflection;
using System.Reflection.Emit;

namespace PyContainer.Build.Architecture;

/// <summary>
/// Which rooms (namespaces below a prefix) of a compiled assembly use which others: by base types, signatures, attributes, local
/// variables, caught exceptions, and whatever a method's code names. Constants leave no trace: the compiler copies them.
/// </summary>
internal sealed class RoomArrows(Assembly assembly, string prefix)
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> _codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly Dictionary<(string From, string To), string> _found = [];

    /// <summary>The arrows, each with the first place that makes it.</summary>
    public static IReadOnlyDictionary<(string From, string To), string> Of(Assembly assembly, string prefix)
    {
        var arrows = new RoomArrows(assembly, prefix);
        foreach (var type in assembly.GetTypes().Where(type => arrows.Room(type) is not null))
            arrows.Read(type);
        return arrows._found;
    }

    private void Read(Type type)
    {
        Use(type, type.BaseType, "base type");
        foreach (var used in type.GetInterfaces().Concat(type.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints())))
            Use(type, used, "interface or constraint");
        foreach (var used in type.GetCustomAttributesData())
            Use(type, used.AttributeType, "attribute");
        foreach (var field in type.GetFields(All))
            Use(type, field.FieldType, field.Name);
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            Read(type, method);
    }

    private void Read(Type type, MethodBase method)
    {
        Use(type, (method as MethodInfo)?.ReturnType, method.Name);
        foreach (var used in method.GetParameters().Select(parameter => parameter.ParameterType).Concat(method.GetCustomAttributesData().Select(attribute => attribute.AttributeType)))
            Use(type, used, method.Name);
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (var used in body.LocalVariables.Select(local => local.LocalType))
            Use(type, used, method.Name);
        foreach (var clause in body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause))
            Use(type, clause.CatchType, method.Name);
        var typeArguments = type.IsGenericType ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var member in Tokens(body.GetILAsByteArray()!).Select(token => type.Module.ResolveMember(token, typeArguments, methodArguments)!))
            Use(type, member, method.Name);
    }

    // The operands of a method's code that name a member (ECMA-335, III.1.9).
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var position = 0; position < code.Length;)
        {
            var value = code[position] == 0xFE ? (short)((0xFE << 8) | code[position + 1]) : code[position];
            var operation = _codes[value];
            position += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, position);
            position += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
                _ => 4,
            };
        }
    }

    private void Use(Type from, MemberInfo? used, string place)
    {
        switch (used)
        {
            case null:
                return;
            case Type { HasElementType: true } type:
                Use(from, type.GetElementType(), place);
                return;
            case Type type:
                foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
                    Use(from, argument, place);
                if (Room(type) is { } room && Room(from) is { } own && room != own)
                    _found.TryAdd((own, room), $"{from.FullName}: {place}");
                return;
            case MethodInfo method:
                foreach (var type in method.GetParameters().Select(parameter => parameter.ParameterType).Concat(method.IsGenericMethod ? method.GetGenericArguments() : []).Append(method.ReturnType))
                    Use(from, type, place);
                break;
            case FieldInfo field:
                Use(from, field.FieldType, place);
                break;
        }
        Use(from, used.DeclaringType, place);
    }

    private string? Room(Type type) =>
        !type.IsGenericParameter && type.Assembly == assembly && type.Namespace is { } name && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..].Split('.')[0] : null;
}
