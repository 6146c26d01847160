namespace LayerFreezing;

/// <summary>Which columns of a tab-separated file matter. They are found by the names in its first line, so their number and order are free.</summary>
public sealed record GlueColumns
{
    /// <summary>The column of the sentence, or of the first of two.</summary>
    public required string Text { get; init; }

    /// <summary>The column of the second text, or null where examples have one text.</summary>
    public string? Pair { get; init; }

    /// <summary>The column of the label or score, under the first of these names that the file has.</summary>
    public IReadOnlyList<string> Label { get; init; } = ["label"];

    /// <summary>
    /// The names of a file's columns in order where its first line is already an example (CoLA); null where there always is
    /// a header. A first line that has a cell called <see cref="Text"/> is a header all the same.
    /// </summary>
    public IReadOnlyList<string>? WithoutHeader { get; init; }

    /// <summary>
    /// The share of rows with a wrong number of columns that is left out with a warning, as everybody's readers do for
    /// QQP, whose official files have a few broken lines; beyond it, and by default, such a row is an error.
    /// </summary>
    public double BrokenRows { get; init; }
}
