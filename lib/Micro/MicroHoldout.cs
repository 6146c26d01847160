using System.Text;

namespace LayerFreezing;

/// <summary>
/// Which sentences of Micro-English are kept for testing. A sentence's own letters decide, so the corpus, the training
/// files, the dev files and the minimal pairs agree without knowing of each other: no text of a task or a pair is on both
/// sides. The corpus's short remarks on kinds ("A poodle is a dog.") and its closing verdicts are not asked about by any
/// task and come as they are.
/// </summary>
public static class MicroHoldout
{
    /// <summary>One sentence in so many is kept for testing.</summary>
    public const int OneIn = 4;

    /// <summary>Whether a sentence is kept for testing: never in a training file, always so in dev.</summary>
    /// <param name="sentence">The sentence as it is written in the files.</param>
    /// <returns>True for one sentence in <see cref="OneIn"/>.</returns>
    public static bool Holds(string sentence)
    {
        var hash = 0xCBF29CE484222325; // FNV-1a over UTF-8, then mixed, because FNV's low bits are weak
        foreach (var octet in Encoding.UTF8.GetBytes(sentence))
        {
            hash = (hash ^ octet) * 0x100000001B3;
        }
        return SplitMixRandom.Mix(hash) % OneIn == 0;
    }
}
