using System.Runtime.CompilerServices;

namespace XPlot.Plotly;

/// <summary>An object of which only what was set is written; asking for what was not is an error.</summary>
public abstract class Settable
{
    private readonly Dictionary<string, object> _values = [];

    private protected Settable() { }

    internal bool IsSet(string property) => _values.ContainsKey(property);

    private protected T Get<T>([CallerMemberName] string property = "") =>
        _values.TryGetValue(property, out var value) ? (T)value : throw new ArgumentException($"The option {property} was not set.");

    private protected void Set(object value, [CallerMemberName] string property = "") => _values[property] = value;
}
