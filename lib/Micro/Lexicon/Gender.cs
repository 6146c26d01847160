namespace LayerFreezing;

/// <summary>Which pronoun stands for one of what a noun or a name names.</summary>
internal enum Gender
{
    /// <summary>A person who may be either: the teacher.</summary>
    Common,

    /// <summary>He: the boy.</summary>
    Masculine,

    /// <summary>She: the girl.</summary>
    Feminine,

    /// <summary>It: whatever is not a person.</summary>
    Neuter,
}
