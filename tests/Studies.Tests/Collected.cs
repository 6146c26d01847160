namespace LayerFreezing.Tests;

/// <summary>Everything a study told of its progress.</summary>
internal sealed class Collected : IProgress<StudyProgress>
{
    private readonly List<StudyProgress> _values = [];

    public IReadOnlyList<StudyProgress> Values
    {
        get { lock (_values) { return [.. _values]; } }
    }

    /// <summary>Called at each report.</summary>
    public Action<StudyProgress>? Then { get; init; }

    public void Report(StudyProgress value)
    {
        lock (_values) { _values.Add(value); }
        Then?.Invoke(value);
    }
}
