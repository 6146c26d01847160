using System.Text;

namespace LayerFreezing;

/// <summary>A grammatical sentence and every small change that spoils it.</summary>
internal sealed record MicroSentence(IReadOnlyList<string> Words, IReadOnlyList<Corruption> Corruptions)
{
    public string Text => Spell(Words);

    /// <summary>The sentence after one of its changes.</summary>
    public string Spoil(Corruption corruption) => Spell(
    [
        .. Words.Take(corruption.Start), .. corruption.Replacement, .. Words.Skip(corruption.Start + corruption.Length),
    ]);

    /// <summary>Words to text: a capital first, "an" where it belongs, no blank before a comma, a full stop last.</summary>
    public static string Spell(IReadOnlyList<string> words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i] == "a" && i + 1 < words.Count && "aeiou".Contains(words[i + 1][0]) ? "an" : words[i];
            if (i > 0 && word != ",") { text.Append(' '); }
            text.Append(i == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word);
        }
        return text.Append('.').ToString();
    }
}
