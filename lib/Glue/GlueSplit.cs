namespace LayerFreezing;

/// <summary>A part of a task's data.</summary>
public enum GlueSplit
{
    /// <summary>What is trained on.</summary>
    Train,

    /// <summary>What is scored on; for MNLI the matched genres.</summary>
    Dev,

    /// <summary>MNLI's second development set, of genres that training doesn't have.</summary>
    DevMismatched,

    /// <summary>The test set, usually without labels; for MNLI the matched genres.</summary>
    Test,

    /// <summary>MNLI's second test set.</summary>
    TestMismatched,
}
