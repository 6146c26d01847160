using Microsoft.ML.Tokenizers;

namespace LayerFreezing;

/// <summary>Leaves the text whole: the kit cuts it into words before the package sees it.</summary>
internal sealed class OneWord : PreTokenizer
{
    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => Whole(text.Length);

    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => Whole(text.Length);

    private static (int Offset, int Length)[] Whole(int length) => length == 0 ? [] : [(0, length)];
}
