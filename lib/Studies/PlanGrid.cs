namespace LayerFreezing;

/// <summary>Depths by rule, for a model of any number of layers L.</summary>
public static class PlanGrid
{
    private const string Spellings = "a grid is paper, every, or a range of depths such as none..all or head..top:6";

    /// <summary>
    /// The depths of a grid, from the most that is trained to the least. <c>paper</c>: all, top:L/2 … top:1, head (Lee, Tang
    /// and Lin 2019). <c>every</c>: all, top:L … top:1, head. A range <c>A..B</c>: every depth from the one to the other,
    /// both included, where <c>none</c> is another word for head.
    /// </summary>
    /// <param name="grid">The grid's name; case doesn't matter.</param>
    /// <param name="layers">L, at least 1.</param>
    /// <exception cref="KitException">There is no such grid, or it asks for layers the model doesn't have.</exception>
    public static IReadOnlyList<FreezePlan> Plans(string grid, int layers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        switch (grid.Trim().ToLowerInvariant())
        {
            case "paper":
                return [FreezePlan.All, .. Tops(Math.Max(1, layers / 2)), FreezePlan.Head];
            case "every":
                return Between(0, layers + 1, layers);
            case var range when range.Split("..") is [var from, var to]:
                var (one, other) = (PlaceOf(from, grid, layers), PlaceOf(to, grid, layers));
                return Between(Math.Min(one, other), Math.Max(one, other), layers);
            default:
                throw new KitException($"\"{grid}\" is no grid; {Spellings}");
        }
    }

    // A depth's place on the way from head (0) by top:k (k) to all (L + 1).
    private static int PlaceOf(string depth, string grid, int layers)
    {
        if (depth.Trim() == "none") { return 0; }
        var plan = FreezePlan.Parse(depth).Resolve(layers);
        if (plan.ToString().StartsWith("layers", StringComparison.Ordinal))
        {
            throw new KitException($"\"{grid}\" is no grid: {plan} doesn't lie between head and all; {Spellings}");
        }
        return plan.TrainsEmbeddings ? layers + 1 : plan.TrainedLayers(layers);
    }

    private static FreezePlan[] Between(int low, int high, int layers) =>
    [
        .. high > layers ? [FreezePlan.All] : (FreezePlan[])[],
        .. Tops(Math.Min(high, layers)).Where(plan => plan.TrainedLayers(layers) >= low),
        .. low == 0 ? [FreezePlan.Head] : (FreezePlan[])[],
    ];

    private static IEnumerable<FreezePlan> Tops(int most) => Enumerable.Range(0, most).Select(i => FreezePlan.Top(most - i));

    /// <summary>Makes sure that a grid can be read, whatever the model.</summary>
    internal static void Check(string grid)
    {
        const int MoreLayersThanAnyModel = 9999;
        _ = Plans(grid, MoreLayersThanAnyModel);
    }
}
