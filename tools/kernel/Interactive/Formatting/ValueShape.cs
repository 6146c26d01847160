using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>What a value is made of, for text and tables alike.</summary>
internal static class ValueShape
{
    /// <summary>True for numbers, strings, dates and the like: one cell of a table.</summary>
    public static bool IsSimple(object? value) =>
        value is null or string or IFormattable or bool or char or Type or Uri or Version or MemberInfo or Delegate
        || value.GetType().IsEnum || value.GetType().IsPointer;

    /// <summary>True where the type's author wrote how it reads as text; what the compiler writes for records doesn't count.</summary>
    public static bool HasOwnText(Type type)
    {
        var method = type.GetMethod(nameof(ToString), Type.EmptyTypes);
        return method is not null && !IsAnonymous(type) && !method.IsDefined(typeof(CompilerGeneratedAttribute))
            && method.DeclaringType != typeof(object) && method.DeclaringType != typeof(ValueType) && method.DeclaringType != typeof(Exception);
    }

    public static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__Anonymous", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute));

    /// <summary>The public properties and fields of a value, with what reading one throws in its place.</summary>
    public static IReadOnlyList<(string Name, object? Value)> Members(object value)
    {
        var members = new List<(string, object?)>();
        foreach (var member in MembersOf(value.GetType())) { members.Add((member.Name, Read(member, value))); }
        return members;
    }

    /// <summary>The public instance properties and fields, those of the base first.</summary>
    public static IReadOnlyList<MemberInfo> MembersOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike && !property.PropertyType.IsPointer && !property.PropertyType.IsByRef)
            .DistinctBy(property => property.Name),
        .. type.GetFields(BindingFlags.Instance | BindingFlags.Public).Where(field => !field.FieldType.IsPointer),
    ];

    /// <summary>Reads a property or field; an exception becomes the value shown.</summary>
    public static object? Read(MemberInfo member, object value)
    {
        try { return member is PropertyInfo property ? property.GetValue(value) : ((FieldInfo)member).GetValue(value); }
        catch (TargetInvocationException failure) { return new Unreadable(failure.InnerException ?? failure); }
        catch (Exception failure) when (failure is NotSupportedException or MemberAccessException or ArgumentException) { return new Unreadable(failure); }
    }

    /// <summary>The key and value pairs of a dictionary, or null where the value is none.</summary>
    public static IEnumerable<(object? Key, object? Value)>? Pairs(object value)
    {
        if (value is IDictionary dictionary) { return Entries(dictionary); }
        var contract = value.GetType().GetInterfaces().FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() is { } open && (open == typeof(IReadOnlyDictionary<,>) || open == typeof(IDictionary<,>)));
        if (contract is null) { return null; }
        var pair = typeof(KeyValuePair<,>).MakeGenericType(contract.GetGenericArguments());
        var (key, entry) = (pair.GetProperty("Key")!, pair.GetProperty("Value")!);
        return ((IEnumerable)value).Cast<object>().Select(item => (key.GetValue(item), entry.GetValue(item)));
    }

    /// <summary>The first elements of a sequence, and how many more there are as words: "", "980 more", "more than 10000 more".</summary>
    public static (List<T> First, string More) Take<T>(IEnumerable<T> sequence, int most)
    {
        const int Counted = 10_000;
        var first = new List<T>();
        var more = 0;
        var until = Environment.TickCount64 + 200;
        var known = sequence.TryGetNonEnumeratedCount(out var count) ? count : (sequence as IEnumerable is ICollection collection ? collection.Count : -1);
        foreach (var item in sequence)
        {
            if (first.Count < most)
            {
                first.Add(item);
                continue;
            }
            if (known >= 0) { return (first, Words(known - most)); }
            if (++more >= Counted || (more & 63) == 0 && Environment.TickCount64 > until) { return (first, "at least " + Words(more)); }
        }
        return (first, more == 0 ? "" : Words(more));
    }

    private static string Words(int more) => string.Create(CultureInfo.InvariantCulture, $"{more} more");

    private static IEnumerable<(object? Key, object? Value)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary) { yield return (entry.Key, entry.Value); }
    }

    /// <summary>Stands for a property whose getter throws.</summary>
    public sealed record Unreadable(Exception Failure)
    {
        public override string ToString() => $"({Failure.GetType().Name}: {Failure.Message})";
    }
}
