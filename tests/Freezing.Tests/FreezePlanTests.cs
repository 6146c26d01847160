namespace LayerFreezing.Tests;

public class FreezePlanTests
{
    [Theory]
    [InlineData("all", 0, true, 6)]
    [InlineData("top:1", 5, false, 1)]
    [InlineData("top:6", 0, false, 6)]
    [InlineData("head", 6, false, 0)]
    [InlineData("layers:2,5", 2, false, 2)]
    [InlineData("first:4", 4, false, 2)]
    [InlineData("first:6", 6, false, 0)]
    [InlineData("first:0", 0, false, 6)]
    public void A_plan_says_what_is_trained_of_six_layers(string plan, int first, bool embeddings, int count)
    {
        var parsed = FreezePlan.Parse(plan);
        Assert.Equal(plan, parsed.ToString());
        Assert.Equal(first, parsed.FirstTrainedLayer(6));
        Assert.Equal(embeddings, parsed.TrainsEmbeddings);
        Assert.Equal(count, parsed.TrainedLayers(6));
        Assert.Equal(count, Enumerable.Range(0, 6).Count(layer => parsed.TrainsLayer(layer, 6)));
    }
}
