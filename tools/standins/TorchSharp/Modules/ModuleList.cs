using System.Collections;
using System.Globalization;

namespace TorchSharp.Modules;

/// <summary>Modules in a row, named by their place.</summary>
public sealed class ModuleList<T> : torch.nn.Module, IEnumerable<T> where T : torch.nn.Module
{
    private readonly List<T> _list = [];

    public ModuleList(params T[] modules) : base(nameof(ModuleList<T>)) => append(modules);

    public int Count => _list.Count;

    public T this[int index] => _list[index];

    public void Add(T item)
    {
        register_module(_list.Count.ToString(CultureInfo.InvariantCulture), item);
        _list.Add(item);
    }

    public void append(params T[] parameters)
    {
        foreach (var module in parameters) { Add(module); }
    }

    public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
