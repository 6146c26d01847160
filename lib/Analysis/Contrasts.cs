using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>
/// Does training everything help? One comparison is declared beforehand: the upper half, <c>top:L/2</c>, against
/// <c>all</c>. The others are looked at because they are there, and the best of many depths beats all by chance: their
/// p-values are adjusted by Holm's method, those of one model, task and data together.
/// </summary>
public static class Contrasts
{
    /// <summary>
    /// The columns of <see cref="PairedDifferences"/> against all, then declared (whether the comparison was) and
    /// p_adjusted (Holm's; p itself for the declared one).
    /// </summary>
    /// <param name="runs">Runs as <see cref="RunFrames"/> makes them.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static DataFrame Of(DataFrame runs)
    {
        var differences = PairedDifferences.Find(RunFrames.Read(runs), FreezePlan.All);
        Dictionary<PairedDifference, double?> adjusted = [];
        foreach (var family in differences.GroupBy(one => (one.Depth.Model, one.Depth.Task, one.Depth.Data)))
        {
            var others = family.Where(one => !IsDeclared(one)).ToList();
            foreach (var (one, p) in others.Zip(Holm.Adjust([.. others.Select(one => one.P)]))) { adjusted[one] = p; }
        }
        return PairedDifferences.Table(differences)
            .Truth("declared", one => IsDeclared(one)).Number("p_adjusted", one => IsDeclared(one) ? one.P : adjusted[one])
            .Frame;
    }

    private static bool IsDeclared(PairedDifference one) => one.Depth.Layers >= 2 && one.Depth.Plan == FreezePlan.Top(one.Depth.Layers / 2);
}
