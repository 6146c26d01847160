namespace LayerFreezing;

/// <summary>Tables of text and numbers.</summary>
internal static class Tables
{
    internal const string Left = "text-align:left;padding:2px 8px";
    internal const string Right = "text-align:right;padding:2px 8px;font-variant-numeric:tabular-nums";

    /// <summary>A table of rows under a row of names.</summary>
    internal static Markup Of(Markup names, IEnumerable<Markup> rows) =>
        Markup.Of($"<table style=\"border-collapse:collapse;margin:0\">\n{Row([names])}{Markup.Join(rows)}</table>");

    /// <summary>A row of cells.</summary>
    internal static Markup Row(IEnumerable<Markup> cells) => Markup.Of($"<tr>{Markup.Join(cells)}</tr>\n");

    /// <summary>Names over columns, in the way their columns stand.</summary>
    internal static Markup Names(params IEnumerable<(string Name, string Style)> columns) =>
        Markup.Join(columns.Select(column => Markup.Of($"<th style=\"{column.Style}\">{column.Name}</th>")));

    /// <summary>Text on the left.</summary>
    internal static Markup Text(object? value) => Markup.Of($"<td style=\"{Left}\">{value}</td>");

    /// <summary>What is marked up already, on the left.</summary>
    internal static Markup Text(Markup value) => Markup.Of($"<td style=\"{Left}\">{value}</td>");

    /// <summary>What is marked up already, on the right.</summary>
    internal static Markup Number(Markup value) => Markup.Of($"<td style=\"{Right}\">{value}</td>");

    /// <summary>A number on the right.</summary>
    internal static Markup Number(object? value) => Markup.Of($"<td style=\"{Right}\">{value}</td>");
}
