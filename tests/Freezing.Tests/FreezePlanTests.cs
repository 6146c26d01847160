using System.Text.Json;

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

    [Theory]
    [InlineData("first:9", 12, "top:3")]
    [InlineData("first:0", 12, "top:12")]
    [InlineData("first:12", 12, "head")]
    [InlineData("top:3", 12, "top:3")]
    [InlineData("layers:0,11", 12, "layers:0,11")]
    [InlineData("all", 12, "all")]
    public void Applied_to_a_model_a_plan_is_named_by_what_is_tuned(string plan, int layers, string applied) =>
        Assert.Equal(applied, FreezePlan.Parse(plan).Resolve(layers).ToString());

    [Fact]
    public void Plans_made_and_plans_read_are_the_same_values()
    {
        Assert.Equal(FreezePlan.All, FreezePlan.Parse("ALL"));
        Assert.Equal(FreezePlan.Head, FreezePlan.Parse(" Head "));
        Assert.Equal(FreezePlan.Top(3), FreezePlan.Parse("top: 03"));
        Assert.Equal(FreezePlan.Layers(5, 3, 4), FreezePlan.Parse("layers:3, 4,5"));
        Assert.Equal(FreezePlan.FreezeFirst(9), FreezePlan.Parse("First:9"));
        Assert.True(FreezePlan.Top(3) == FreezePlan.FreezeFirst(9).Resolve(12));
        Assert.True(FreezePlan.Top(3) != FreezePlan.Top(4));
        Assert.NotEqual(FreezePlan.Top(3), FreezePlan.Layers(3));
        Assert.Single(new HashSet<FreezePlan> { FreezePlan.Layers(3, 4), FreezePlan.Parse("layers:4,3") });
    }

    [Theory]
    [InlineData("")]
    [InlineData("some")]
    [InlineData("top")]
    [InlineData("top:")]
    [InlineData("top:x")]
    [InlineData("top:1,2")]
    [InlineData("top:0")]
    [InlineData("top:-1")]
    [InlineData("top:99999999999")]
    [InlineData("all:1")]
    [InlineData("head:1")]
    [InlineData("layers:")]
    [InlineData("layers:3,3")]
    [InlineData("layers:-1")]
    [InlineData("first:-1")]
    public void What_is_no_plan_is_refused_in_a_sentence(string text)
    {
        var fault = Assert.Throws<KitException>(() => FreezePlan.Parse(text));
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("top:7")]
    [InlineData("first:7")]
    [InlineData("layers:0,6")]
    public void Layers_the_model_does_not_have_are_refused(string plan)
    {
        var fault = Assert.Throws<KitException>(() => FreezePlan.Parse(plan).Resolve(6));
        Assert.Contains(plan, fault.Message, StringComparison.Ordinal);
        Assert.Contains("6", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bert.embeddings.LayerNorm.weight", "all")]
    [InlineData("bert.encoder.layer.2.output.dense.bias", "all layers:2,5")]
    [InlineData("roberta.encoder.layer.4.output.dense.bias", "all top:2")]
    [InlineData("encoder.layer.5.attention.self.key.bias", "all top:2 layers:2,5")]
    [InlineData("bert.pooler.dense.weight", "all top:2 layers:2,5 head")]
    [InlineData("classifier.dense.weight", "all top:2 layers:2,5 head")]
    [InlineData("classifier.weight", "all top:2 layers:2,5 head")]
    public void A_parameter_is_trained_by_name(string parameter, string trainedBy)
    {
        string[] plans = ["all", "top:2", "layers:2,5", "head"];
        Assert.Equal(trainedBy, string.Join(' ', plans.Where(plan => FreezePlan.Parse(plan).Trains(parameter, 6))));
    }

    [Fact]
    public void A_name_that_is_no_parameter_is_refused() =>
        Assert.Throws<KitException>(() => FreezePlan.All.Trains("bert.encoder.layer.x.output.dense.bias", 6));

    [Fact]
    public void In_JSON_a_plan_is_its_spelling()
    {
        var plans = new Dictionary<FreezePlan, FreezePlan> { [FreezePlan.Top(3)] = FreezePlan.Layers(3, 4, 5) };
        var json = JsonSerializer.Serialize(plans);
        Assert.Equal("""{"top:3":"layers:3,4,5"}""", json);
        Assert.Equal(plans, JsonSerializer.Deserialize<Dictionary<FreezePlan, FreezePlan>>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FreezePlan>("3"));
    }
}
