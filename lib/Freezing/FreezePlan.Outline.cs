namespace LayerFreezing;

public sealed partial class FreezePlan
{
    /// <summary>The encoder's layers from the bottom up, those treated alike in one part, for a model of any depth.</summary>
    internal IReadOnlyList<StackedPart> Outline() => _kind switch
    {
        Kind.All => [new("all layers", true)],
        Kind.Head => [new("all layers", false)],
        Kind.Top => [new("layers below", false), new(Counted("last", _numbers[0]), true)],
        Kind.First => [new(Counted("first", _numbers[0]), false), new("layers above", true)],
        _ => [new(Invariant($"{(_numbers.Length == 1 ? "layer" : "layers")} {string.Join(", ", _numbers)}"), true), new("other layers", false)],
    };

    private static string Counted(string which, int count) => count == 1 ? $"{which} layer" : Invariant($"{which} {count} layers");
}
