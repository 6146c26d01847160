namespace LayerFreezing;

/// <summary>A file of GLUE, as it is known.</summary>
/// <param name="Task">The task it belongs to.</param>
/// <param name="Name">Its name in the task's folder.</param>
/// <param name="Rows">Its rows without a header; null where their number isn't known for certain.</param>
/// <param name="Hash">SHA-256 of the whole file, or the first digits of git's name for it; null where none is known.</param>
/// <param name="PartOf">For a subset, what of the official files it is drawn from.</param>
internal sealed record GlueFile(GlueTask Task, string Name, int? Rows, string? Hash = null, string? PartOf = null)
{
    private const int Sha256Digits = 64;

    /// <summary>All files known: of each task those the archive has, then subsets that go about.</summary>
    public static IReadOnlyList<GlueFile> All { get; } =
    [
        new(GlueTask.CoLA, "train.tsv", 8551, "cb368ebeb9f27d7ad03720d27ddc95687a311bdb100781a2fe59a5f5b1bc0624"),
        new(GlueTask.CoLA, "dev.tsv", 1043, "8c013e21dc39957cac37378d87bebe225b694a0d5fe13eded66c2856628833fd"),
        new(GlueTask.CoLA, "test.tsv", 1063, "3b4df85f7a9a0633574b38d181e18090ac961a24b18fb6bcd74999ddea8ad0b8"),
        new(GlueTask.SST2, "train.tsv", 67349, "48eac26399f8456935f81dd9e3a745c1430adb6c62e233ccfe22db4a0d15d1d1"),
        new(GlueTask.SST2, "dev.tsv", 872, "54a9c12c77e402fc14d6a66a506f24d999f596b0176eb777c972cccc2f9cc4b0"),
        new(GlueTask.SST2, "test.tsv", 1821),
        new(GlueTask.MRPC, "train.tsv", 3668, "69abcedee3cf738c6ce58d772e43e1b7cdf5b4edee4aceda459c0d9f4e5599f3"),
        new(GlueTask.MRPC, "dev.tsv", 408, "9e8f284788040f7c9ecde2e1b3c07237c756f926bd9ef8548ef5d34b56f69f17"),
        new(GlueTask.MRPC, "test.tsv", 1725),
        new(GlueTask.MRPC, "dev_ids.tsv", 408, "971d7767d81b997fd9060ade0ec23c4fc31cbb226a55d1bd4a1bac474eb81dc7"),
        new(GlueTask.MRPC, "msr_paraphrase_train.txt", 4076, "60a9b09084528f0673eedee2b69cb941920f0b8cd0eeccefc464a98768457f89"),
        new(GlueTask.MRPC, "msr_paraphrase_test.txt", 1725, "a04e271090879aaba6423d65b94950c089298587d9c084bf9cd7439bd785f784"),
        new(GlueTask.STSB, "train.tsv", 5749, "41c4d978b6162abdcada7e49a982211954cca5459c228db478af333124b257a2"),
        new(GlueTask.STSB, "dev.tsv", 1500, "fe7dc0632a5033562f3cadff991f6e8d9b9b6311861660e78c3c82eb7db67f59"),
        new(GlueTask.STSB, "test.tsv", 1379),
        new(GlueTask.QQP, "train.tsv", 363846),
        new(GlueTask.QQP, "dev.tsv", 40430, "75842e0860b7"),
        new(GlueTask.QQP, "test.tsv", null),
        new(GlueTask.MNLI, "train.tsv", 392702),
        new(GlueTask.MNLI, "dev_matched.tsv", 9815, "6837729e383e"),
        new(GlueTask.MNLI, "dev_mismatched.tsv", 9832, "b759450eec8f"),
        new(GlueTask.MNLI, "test_matched.tsv", 9796),
        new(GlueTask.MNLI, "test_mismatched.tsv", 9847),
        new(GlueTask.QNLI, "train.tsv", 104743, "712d0ecf5d18"),
        new(GlueTask.QNLI, "dev.tsv", 5463, "ac19409dcb04631eaaa094bdebdcf621086bc352503dfb6a1a648b614986f4fd"),
        new(GlueTask.QNLI, "test.tsv", 5463),
        new(GlueTask.RTE, "train.tsv", 2490, "41e3a9b063433392343fad9e962cf2f58b681c78d8f71592f4186f0837246c5c"),
        new(GlueTask.RTE, "dev.tsv", 277, "80230dfa1347282e7b532b06a1004a76a710087541189bf874223ddf0e3819fb"),
        new(GlueTask.RTE, "test.tsv", 3000),
        new(GlueTask.WNLI, "train.tsv", 635, "9a88e9d54b6861cc796a088e9acf4f5f65064a9ef65ae6fa7a688b28391e5c9a"),
        new(GlueTask.WNLI, "dev.tsv", 71, "cba00490596dd14be8cf53b4f53bb744abe3a7b89f81ab210528d80225338ed5"),
        new(GlueTask.WNLI, "test.tsv", 146),
        new(GlueTask.QNLI, "train_subset.tsv", 10475, "87013e7087b2a01297642f42a386816e3a2c8106aa6d6c2c02dd51b7948280ba", "train.tsv"),
        new(GlueTask.QQP, "train_subset.tsv", 23496, "0f2f898d09af60461d64ac8ead759fb351e5793a8972f74ba007f9c165c12573", "train.tsv"),
        new(GlueTask.QQP, "heldout_subset.tsv", 18983, "609c326157114d23c8c12cf86ab92abc64100607acd67040cebd33122d170565", "train.tsv and dev.tsv"),
        new(GlueTask.MNLI, "train_subset.tsv", 20000, "2e5990152666039130ecfcb96cdbf52667ce4c38bef444d89f7e2a6453df8217", "train.tsv"),
        new(GlueTask.MNLI, "dev_matched_subset.tsv", 5000, "a9c9ec6d208706f166cc5a98d5ef39f79fb8b21a85eb4cd2bccef50a661d8ea6", "dev_matched.tsv"),
        new(GlueTask.MNLI, "dev_mismatched_subset.tsv", 1000, "5a77fb1184709a8bbb998656bd88637154021beda27becaa3437fe69e663d048", "dev_mismatched.tsv"),
    ];

    /// <summary>The most bytes the file may have: no file of GLUE comes near this many a row.</summary>
    public long Most => 1024L * (Rows ?? 400_000);

    /// <summary>The official files of a task.</summary>
    public static IEnumerable<GlueFile> Of(GlueTask task) => All.Where(file => file.Task == task && file.PartOf is null);

    /// <summary>Whether a content is this file's by its hash.</summary>
    /// <param name="sha256">The content's SHA-256.</param>
    /// <param name="gitName">The content's name in git.</param>
    public bool HasHash(string sha256, string gitName) => Hash is not null
        && (Hash.Length == Sha256Digits ? Hash == sha256 : gitName.StartsWith(Hash, StringComparison.Ordinal));
}
