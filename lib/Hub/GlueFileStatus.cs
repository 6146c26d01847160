namespace LayerFreezing;

/// <summary>What a file is to GLUE.</summary>
public enum GlueFileStatus
{
    /// <summary>The benchmark's own file: its hash is known and right, or, where none is known, its number of rows is.</summary>
    Official,

    /// <summary>A part of one, known by its hash or named so: scores don't compare with published ones.</summary>
    Subset,

    /// <summary>Neither: what it holds can't be vouched for.</summary>
    Unknown,
}
