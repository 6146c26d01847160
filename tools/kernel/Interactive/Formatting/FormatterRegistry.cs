namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The formatters that cells have registered, found for a type by its bases and interfaces.</summary>
internal sealed class FormatterRegistry
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Type, List<(string MimeType, Func<object, TextWriter, bool> Write)>> _formatters = [];
    private readonly Dictionary<Type, string[]> _preferred = [];

    public void Add(Type type, string mimeType, Func<object, TextWriter, bool> write)
    {
        lock (_lock)
        {
            if (!_formatters.TryGetValue(type, out var known)) { _formatters[type] = known = []; }
            known.RemoveAll(form => form.MimeType == mimeType);
            known.Add((mimeType, write));
        }
    }

    public void Prefer(Type type, string[] mimeTypes)
    {
        lock (_lock) { _preferred[type] = mimeTypes; }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _formatters.Clear();
            _preferred.Clear();
        }
    }

    public bool Write(object value, string mimeType, TextWriter writer)
    {
        List<Func<object, TextWriter, bool>> found;
        lock (_lock)
        {
            found = [.. Kinds(value.GetType()).SelectMany(kind => _formatters.GetValueOrDefault(kind) ?? []).Where(form => form.MimeType == mimeType).Select(form => form.Write)];
        }
        return found.Exists(write => write(value, writer));
    }

    public IReadOnlyList<string> MimeTypesOf(Type type)
    {
        lock (_lock)
        {
            if (_formatters.Count == 0 && _preferred.Count == 0) { return []; }
            foreach (var kind in Kinds(type))
            {
                if (_preferred.TryGetValue(kind, out var preferred)) { return preferred; }
                if (_formatters.TryGetValue(kind, out var forms)) { return forms.ConvertAll(form => form.MimeType); }
            }
            return [];
        }
    }

    /// <summary>The type, its bases from the nearest, then its interfaces; each generic one also by its definition.</summary>
    private static IEnumerable<Type> Kinds(Type type)
    {
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            yield return at;
            if (at.IsGenericType) { yield return at.GetGenericTypeDefinition(); }
        }
        foreach (var contract in type.GetInterfaces())
        {
            yield return contract;
            if (contract.IsGenericType) { yield return contract.GetGenericTypeDefinition(); }
        }
        yield return typeof(object);
    }
}
