using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in TorchSharp's random numbers. All share one generator, so nothing else runs meanwhile.</summary>
[Collection(nameof(Alone))]
public class TorchSharpRandomTests
{
    [Fact]
    public void A_seed_gives_the_same_numbers_again()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        var first = rand([4], generator: generator).data<float>().ToArray();
        Assert.Equal(first, rand([4], generator: generator.manual_seed(5)).data<float>().ToArray());
        manual_seed(7);
        var masked = nn.functional.dropout(ones(64), 0.5).data<float>().ToArray();
        manual_seed(7);
        Assert.Equal(masked, nn.functional.dropout(ones(64), 0.5).data<float>().ToArray());
        using var state = random.get_rng_state();
        var drawn = randn([3]).data<float>().ToArray();
        random.set_rng_state(state);
        Assert.Equal(drawn, randn([3]).data<float>().ToArray());
        Assert.Equal([0L, 1L, 2L, 3L, 4L], randperm(5).data<long>().ToArray().Order());
    }
}
