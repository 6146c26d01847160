using System.Text;
using System.Text.Json;

namespace LayerFreezing;

/// <summary>Reads the three files that sub-words come from; what doesn't fit their form is named with its line.</summary>
internal static class VocabularyFiles
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads <c>vocab.txt</c>: one token a line, whose id is the line's number from 0.</summary>
    public static TokenizerVocabulary ReadVocabularyLines(string path)
    {
        var lines = ReadLines(path);
        var vocabulary = new TokenizerVocabulary(path);
        for (var id = 0; id < lines.Count; id++)
        {
            if (lines[id].Length == 0)
            {
                throw new KitException($"{path} line {id + 1} is empty where a token should stand; restore the file.");
            }
            if (!vocabulary.TryAdd(lines[id], id))
            {
                throw new KitException($"{path} line {id + 1} repeats the token '{Printable.Of(lines[id])}' of line {vocabulary.Find(lines[id]) + 1}; restore the file.");
            }
        }
        return lines.Count > 0 ? vocabulary : throw Empty(path);
    }

    /// <summary>Reads <c>vocab.json</c>: an object from tokens to ids.</summary>
    public static TokenizerVocabulary ReadVocabularyObject(string path)
    {
        var vocabulary = new TokenizerVocabulary(path);
        foreach (var (token, value) in JsonFile.Read(path).Members())
        {
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var id))
            {
                throw new KitException($"{path} gives the token '{Printable.Of(token)}' no whole number as its id; restore the file.");
            }
            if (!vocabulary.TryAdd(token, id))
            {
                throw new KitException($"{path} holds the token '{Printable.Of(token)}' twice; restore the file.");
            }
        }
        return vocabulary.Base.Count > 0 ? vocabulary : throw Empty(path);
    }

    /// <summary>Reads <c>merges.txt</c>: two tokens a line, the earliest merge first, after an optional line with the version.</summary>
    /// <param name="path">The file.</param>
    /// <param name="vocabulary">What has to hold every part and every result.</param>
    public static IReadOnlyList<string> ReadMerges(string path, TokenizerVocabulary vocabulary)
    {
        var lines = ReadLines(path);
        var seen = new HashSet<string>(lines.Count, StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == 0 && lines[i].StartsWith("#version", StringComparison.Ordinal)) { continue; }
            var blank = lines[i].IndexOf(' ');
            if (blank <= 0 || blank == lines[i].Length - 1 || blank != lines[i].LastIndexOf(' '))
            {
                throw new KitException($"{path} line {i + 1} isn't two tokens with one blank between them; restore the file.");
            }
            foreach (var token in (string[])[lines[i][..blank], lines[i][(blank + 1)..], lines[i].Remove(blank, 1)])
            {
                if (vocabulary.Find(token) is null)
                {
                    throw new KitException($"{path} line {i + 1} merges to or from '{Printable.Of(token)}', which {vocabulary.Place} lacks; take the two files from the same model.");
                }
            }
            if (!seen.Add(lines[i]))
            {
                throw new KitException($"{path} line {i + 1} repeats the merge '{Printable.Of(lines[i])}'; restore the file.");
            }
        }
        return [.. seen];
    }

    /// <summary>The file's lines without the blank ones at its end.</summary>
    private static List<string> ReadLines(string path)
    {
        try
        {
            var lines = File.ReadLines(path, StrictUtf8).ToList();
            return lines[..(lines.FindLastIndex(line => line.Length > 0) + 1)];
        }
        catch (DecoderFallbackException invalid)
        {
            throw new KitException($"{path} isn't UTF-8 text; restore the file.", invalid);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JsonFile.Unreadable(path, failure);
        }
    }

    private static KitException Empty(string path) => new($"{path} holds no tokens; restore the file.");
}
