namespace LayerFreezing;

/// <summary>What may go on at a place: nobody swims in a kitchen.</summary>
[Flags]
internal enum Setting
{
    None = 0,
    Indoor = 1,
    Outdoor = 2,

    /// <summary>In the water.</summary>
    Water = 4,

    /// <summary>Where somebody sits, waits or sleeps, and nothing livelier happens.</summary>
    Rest = 8,

    /// <summary>Where things lie or are put.</summary>
    Storage = 16,

    Anywhere = Indoor | Outdoor,
}
