using System.Text;

namespace LayerFreezing;

/// <summary>A model's card, the README.md of its folder: derived from pretraining.json and, where it is there, minimal-pairs.json.</summary>
internal static class PretrainingCard
{
    private const string FileName = "README.md";

    /// <summary>Writes the card anew; nothing where the folder holds no record of a pretraining.</summary>
    internal static void Write(string folder)
    {
        if (PretrainingRecord.Load(folder) is not { } record) { return; }
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        AtomicFile.WriteText(Path.Combine(folder, FileName), Text(name, record, MinimalPairTable.Load(folder)));
    }

    internal static string Text(string name, PretrainingRecord record, MinimalPairTable? pairs)
    {
        var o = record.Options;
        var text = new StringBuilder();
        text.Append(FormattableString.Invariant($"""
            # {name}

            {record.Model}. Pretrained by guessing hidden tokens; Hugging Face's layout.

            | | |
            | --- | --- |
            | text | {record.Text} ({record.TextIdentity}) |
            | began as | {record.Began} |
            | steps | {o.Steps} of {o.BatchSize} lines; {100 * o.Masked:0.#} % of the tokens hidden |
            | AdamW | rate {o.LearningRate}, {o.WarmupSteps} steps of warm-up, then down to 0 in a line; weight decay {o.WeightDecay}; gradients clipped at {o.ClipNorm} |
            | dropout | {(o.Dropout is { } dropout ? FormattableString.Invariant($"{dropout}") : "the model's own")} |
            | seed | {o.Seed} |
            | seconds | {record.Seconds:0} on {(o.Threads == 1 ? "one thread" : FormattableString.Invariant($"{o.Threads} threads"))} |
            | machine | {record.Machine} |

            """));
        if (record.Command is { } command) { text.Append("\nMade again by\n\n```\n" + command + " --fresh\n```\n"); }
        text.Append(LossCurve(record));
        if (pairs is not null)
        {
            text.Append(FormattableString.Invariant($"\n## Grammar\nHow often the model finds the grammatical one of two sentences the likelier (pseudo-log-likelihood, Salazar et al. 2020), before any\nfine-tuning. No sentence is in the kit's own text. A sentence's likelihood is a product over its tokens, each of which costs something, so\nthat an ungrammatical one with fewer words has an advantage: the last two columns are of those pairs. Gap's are that-clauses without\ntheir object (*Clara thinks that Maria wore.*), which a relative clause may lack; only the words before *that* tell the two apart.\nMade again by `./kit pretrain check --model FOLDER --save`.\n\n{pairs.ToMarkdown()}"));
        }
        return text.ToString();
    }

    /// <summary>The losses at some ten steps, as a table with bars.</summary>
    private static string LossCurve(PretrainingRecord record)
    {
        const int Rows = 12, BarWidth = 40;
        var losses = record.Losses;
        var text = new StringBuilder("\n## Loss\nMean over 100 steps, in nats a hidden token.\n\n| after step | loss | |\n| --- | --- | --- |\n");
        var shown = Enumerable.Range(1, Rows).Select(row => (int)Math.Ceiling((double)row * losses.Count / Rows) - 1).Distinct().Where(place => place >= 0);
        foreach (var place in shown)
        {
            var step = Math.Min(record.Options.Steps, (place + 1) * Pretrainer.LossWindow);
            text.Append(FormattableString.Invariant($"| {step} | {losses[place]:0.000} | {new string('█', (int)Math.Round(BarWidth * losses[place] / losses.Max()))} |\n"));
        }
        return text.ToString();
    }
}
