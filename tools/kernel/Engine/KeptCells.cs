namespace NotebookKernel;

/// <summary>All cells that later ones can build on, in the order they ran, and which of them a name leads to.</summary>
internal sealed class KeptCells
{
    private readonly List<KeptCell> _cells = [];
    private readonly Dictionary<string, List<KeptCell>> _declaring = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KeptCell>> _mentioning = new(StringComparer.Ordinal);
    private readonly List<KeptCell> _bringing = [];
    private readonly HashSet<string> _usings = new(StringComparer.Ordinal);

    public int Count => _cells.Count;

    /// <summary>Takes a cell up after all others.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="usings">Its usings, as text.</param>
    public void Add(KeptCell cell, IEnumerable<string> usings)
    {
        _cells.Add(cell);
        _usings.UnionWith(usings);
        if (cell.BringsUsings) { _bringing.Add(cell); }
        foreach (var name in cell.Declared.Keys) { Enter(_declaring, name, cell); }
        foreach (var name in cell.Mentioned) { Enter(_mentioning, name, cell); }
    }

    /// <summary>True for a using that no cell has had, or whose words a cell may have given another meaning since.</summary>
    public bool IsNewUsing(string text, IEnumerable<string> words) => !_usings.Contains(text) || words.Any(_declaring.ContainsKey);

    /// <summary>Each name's latest declaration with the cell it is in, the latest cell's first.</summary>
    public IEnumerable<(KeptCell Cell, string Name, Declaration Declaration)> Names()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = _cells.Count - 1; i >= 0; i--)
        {
            foreach (var (name, declaration) in _cells[i].Declared)
            {
                if (seen.Add(name)) { yield return (_cells[i], name, declaration); }
            }
        }
    }

    /// <summary>The cells without which names would mean something else, or nothing; and those without which these would.</summary>
    public HashSet<KeptCell> Behind(IEnumerable<string> names)
    {
        var found = new HashSet<KeptCell>();
        Add(found, _bringing);
        Add(found, names.SelectMany(name => Declaring(name, int.MaxValue, null)));
        return found;
    }

    /// <summary>
    /// Adds the cells that couldn't be compiled after these as they once were, because one of these says something new
    /// of what they name. Those that are there already have been looked after.
    /// </summary>
    /// <param name="there">The cells of a chain so far.</param>
    /// <param name="more">Cells to follow them; the ones that are found come to them.</param>
    /// <param name="last">The cell after these.</param>
    public void AddStranded(IReadOnlySet<KeptCell> there, HashSet<KeptCell> more, KeptCell last)
    {
        var seen = new HashSet<KeptCell>(there);
        for (var cell = last; cell is not null; cell = more.FirstOrDefault(seen.Add)) { Add(more, Stranded(cell).Where(other => !there.Contains(other))); }
    }

    /// <summary>The cells before a cell that mean something else after it, or might.</summary>
    private IEnumerable<KeptCell> Stranded(KeptCell cell)
    {
        var others = cell.BringsUsings ? _cells : cell.Declared.Keys.SelectMany(Naming).Concat(_cells.Where(other => other.References < cell.References));
        return others.Where(other => other.Written.Number < cell.Written.Number);
    }

    private IEnumerable<KeptCell> Naming(string name) =>
        (_declaring.GetValueOrDefault(name) ?? []).Concat(_mentioning.GetValueOrDefault(name) ?? []);

    private void Add(HashSet<KeptCell> found, IEnumerable<KeptCell> cells)
    {
        var pending = new Stack<KeptCell>(cells.ToList().Where(found.Add));
        while (pending.TryPop(out var cell))
        {
            foreach (var other in cell.Mentioned.SelectMany(name => Declaring(name, cell.Written.Number, cell.Declared.GetValueOrDefault(name))).Where(found.Add)) { pending.Push(other); }
        }
    }

    /// <summary>The cells before a place that declare a name, but for those whose declaration is hidden by a later one, or by the cell's own, whatever is looked for.</summary>
    private IEnumerable<KeptCell> Declaring(string name, int before, Declaration? own)
    {
        if (!_declaring.TryGetValue(name, out var cells)) { yield break; }
        var roles = new HashSet<string>(own?.Roles ?? [], StringComparer.Ordinal);
        for (var i = cells.Count - 1; i >= 0; i--)
        {
            if (cells[i].Written.Number < before && cells[i].Declared[name].Roles.Count(roles.Add) > 0) { yield return cells[i]; }
        }
    }

    private static void Enter(Dictionary<string, List<KeptCell>> index, string name, KeptCell cell)
    {
        if (!index.TryGetValue(name, out var cells)) { index[name] = cells = []; }
        cells.Add(cell);
    }
}
