namespace LayerFreezing.Tests;

/// <summary>Every file of the real data against its README: rows, labels, checksum.</summary>
public class GlueRealDataTests
{
    [Theory]
    [InlineData("CoLA", GlueSplit.Train, "2528 6023", "cb368ebeb9f27d7ad03720d27ddc95687a311bdb100781a2fe59a5f5b1bc0624", false)]
    [InlineData("CoLA", GlueSplit.Dev, "322 721", "8c013e21dc39957cac37378d87bebe225b694a0d5fe13eded66c2856628833fd", false)]
    [InlineData("SST-2", GlueSplit.Train, "29780 37569", "48eac26399f8456935f81dd9e3a745c1430adb6c62e233ccfe22db4a0d15d1d1", false)]
    [InlineData("SST-2", GlueSplit.Dev, "428 444", "54a9c12c77e402fc14d6a66a506f24d999f596b0176eb777c972cccc2f9cc4b0", false)]
    [InlineData("MRPC", GlueSplit.Train, "1194 2474", "69abcedee3cf738c6ce58d772e43e1b7cdf5b4edee4aceda459c0d9f4e5599f3", false)]
    [InlineData("MRPC", GlueSplit.Dev, "129 279", "9e8f284788040f7c9ecde2e1b3c07237c756f926bd9ef8548ef5d34b56f69f17", false)]
    [InlineData("MRPC", GlueSplit.Test, "578 1147", "a04e271090879aaba6423d65b94950c089298587d9c084bf9cd7439bd785f784", false)]
    [InlineData("RTE", GlueSplit.Train, "1249 1241", "41e3a9b063433392343fad9e962cf2f58b681c78d8f71592f4186f0837246c5c", false)]
    [InlineData("RTE", GlueSplit.Dev, "146 131", "80230dfa1347282e7b532b06a1004a76a710087541189bf874223ddf0e3819fb", false)]
    [InlineData("WNLI", GlueSplit.Train, "323 312", "9a88e9d54b6861cc796a088e9acf4f5f65064a9ef65ae6fa7a688b28391e5c9a", false)]
    [InlineData("WNLI", GlueSplit.Dev, "40 31", "cba00490596dd14be8cf53b4f53bb744abe3a7b89f81ab210528d80225338ed5", false)]
    [InlineData("QNLI", GlueSplit.Dev, "2702 2761", "ac19409dcb04631eaaa094bdebdcf621086bc352503dfb6a1a648b614986f4fd", false)]
    [InlineData("QNLI", GlueSplit.Train, "5227 5248", "87013e7087b2a01297642f42a386816e3a2c8106aa6d6c2c02dd51b7948280ba", true)]
    [InlineData("QQP", GlueSplit.Train, "14749 8747", "0f2f898d09af60461d64ac8ead759fb351e5793a8972f74ba007f9c165c12573", true)]
    [InlineData("QQP", GlueSplit.Dev, "11862 7121", "609c326157114d23c8c12cf86ab92abc64100607acd67040cebd33122d170565", true)]
    [InlineData("MNLI", GlueSplit.Train, "6645 6709 6646", "2e5990152666039130ecfcb96cdbf52667ce4c38bef444d89f7e2a6453df8217", true)]
    [InlineData("MNLI", GlueSplit.Dev, "1664 1784 1552", "a9c9ec6d208706f166cc5a98d5ef39f79fb8b21a85eb4cd2bccef50a661d8ea6", true)]
    [InlineData("MNLI", GlueSplit.DevMismatched, "335 346 319", "5a77fb1184709a8bbb998656bd88637154021beda27becaa3437fe69e663d048", true)]
    public void Labels_and_checksum_are_those_of_the_README(string name, GlueSplit split, string counts, string sha256, bool subset)
    {
        var data = Load(name, split);
        Assert.Equal(counts, string.Join(' ', data.LabelCounts()));
        Assert.Equal(data.LabelCounts().Sum(), data.Examples.Count);
        Assert.Equal(sha256, data.Sha256);
        Assert.Equal(subset, data.IsSubset);
        Assert.Equal(subset ? 1 : 0, data.Warnings.Count);
        Assert.All(data.Examples, example => Assert.Equal(data.Task.HasPairs, example.Pair is not null));
    }

    [Theory]
    [InlineData(GlueSplit.Train, 2.701, "891 882 982 1588 1406", "41c4d978b6162abdcada7e49a982211954cca5459c228db478af333124b257a2")]
    [InlineData(GlueSplit.Dev, 2.364, "344 254 273 365 264", "fe7dc0632a5033562f3cadff991f6e8d9b9b6311861660e78c3c82eb7db67f59")]
    public void The_scores_of_STSB_are_those_of_the_README(GlueSplit split, double mean, string byFloor, string sha256)
    {
        var data = Load("STS-B", split);
        Assert.Equal(mean, data.Examples.Average(example => example.Score), 0.0005);
        var floors = data.Examples.CountBy(example => Math.Min(4, (int)example.Score)).OrderBy(entry => entry.Key);
        Assert.Equal(byFloor, string.Join(' ', floors.Select(entry => entry.Value)));
        Assert.Equal(sha256, data.Sha256);
        Assert.All(data.Examples, example => Assert.Equal(-1, example.Label));
    }

    [Fact]
    public void The_test_set_of_CoLA_has_no_labels()
    {
        var data = Load("CoLA", GlueSplit.Test);
        Assert.Equal(1063, data.Examples.Count);
        Assert.False(data.IsLabelled);
        Assert.Equal("3b4df85f7a9a0633574b38d181e18090ac961a24b18fb6bcd74999ddea8ad0b8", data.Sha256);
    }

    [Theory]
    [InlineData("CoLA", 1, 0.0)]
    [InlineData("SST-2", 1, 100 * 444 / 872.0)]
    [InlineData("MRPC", 1, 100 * 2 * 279 / (2 * 279 + 129.0))]
    [InlineData("QQP", 0, 0.0)]
    [InlineData("QNLI", 1, 100 * 2761 / 5463.0)]
    [InlineData("RTE", 0, 100 * 146 / 277.0)]
    [InlineData("WNLI", 0, 100 * 40 / 71.0)]
    [InlineData("MNLI", 1, 100 * 1784 / 5000.0)]
    [InlineData("STS-B", -1, 0.0)]
    public void The_majority_of_train_scores_on_dev(string name, int label, double score)
    {
        var baseline = MajorityBaseline.Of(Load(name, GlueSplit.Train), Load(name, GlueSplit.Dev));
        Assert.Equal(label, baseline.Label);
        Assert.Equal(score, baseline.Score, 1e-10);
    }

    private static GlueSplitData Load(string name, GlueSplit split) =>
        GlueData.Load(GlueTask.Find(name), split, Shared.Path("glue"));
}
