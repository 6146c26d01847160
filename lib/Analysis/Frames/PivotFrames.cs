using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>Turns a long table, a row a value, into a wide one.</summary>
public static class PivotFrames
{
    /// <summary>
    /// A row for each value of one column, a column for each value of another, and the numbers of a third between them,
    /// null where there is none; all in the order of their first appearance. <c>means.Pivot("plan", "task", "mean")</c>
    /// shows means by depth and task.
    /// </summary>
    /// <param name="frame">The long table.</param>
    /// <param name="rows">The column whose values become rows.</param>
    /// <param name="columns">The column whose values become columns.</param>
    /// <param name="values">The column of numbers.</param>
    /// <exception cref="KitException">A column is missing, or two numbers have the same place.</exception>
    public static DataFrame Pivot(this DataFrame frame, string rows, string columns, string values)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var (down, across, numbers) = (frame.Texts(rows), frame.Texts(columns), frame.Numbers(values));
        Dictionary<(string, string), double?> cells = [];
        foreach (var (place, number) in down.Zip(across).Zip(numbers))
        {
            if (!cells.TryAdd(place, number))
            {
                throw new KitException($"{values} has more than one value for {rows} {place.First} and {columns} {place.Second}; filter the table to one of each first, by model for example");
            }
        }
        var table = new FrameBuilder<string>([.. down.Distinct()]).Text(rows, row => row);
        foreach (var column in across.Distinct()) { table.Number(column, row => cells.GetValueOrDefault((row, column))); }
        return table.Frame;
    }
}
