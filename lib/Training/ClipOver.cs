namespace LayerFreezing;

/// <summary>Whose gradients count towards the norm that is clipped.</summary>
public enum ClipOver
{
    /// <summary>Those of the parameters that are trained.</summary>
    Trainable,

    /// <summary>Those of all parameters, so the gradients of frozen layers are computed too: as in the authors' code.</summary>
    All,
}
