using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>The CPU's own steps against the tensor library's operations, forward and backward, on sequences of uneven lengths.</summary>
public sealed class CpuMathTests
{
    private const int Heads = 4;
    private static readonly EncoderConfig Config = EncoderConfig.BertBase with
    {
        Layers = 2,
        Width = 40,
        Heads = Heads,
        FeedForward = 80,
        VocabularySize = 100,
        MaxPositions = 64,
    };

    public static TheoryData<double, Packing> Cases => new() { { 0, Packing.Packed }, { 0.3, Packing.Packed }, { 0, Packing.Padded }, { 0.3, Packing.Padded } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_whole_model_gives_the_same_loss_and_gradients_fused_and_separate(double dropout, Packing packing)
    {
        using var scope = NewDisposeScope();
        using var model = ModelFolder.Random(Config, 3, seed: 5);
        model.SetDropout(dropout);
        using var batch = Batch(packing);
        var fused = Gradients(model, batch, Fusion.Fused);
        var separate = Gradients(model, batch, Fusion.Separate);
        foreach (var (name, values) in separate)
        {
            Closeness.AssertClose(name, values, fused[name], 1e-6 + (1e-4 * values.Max(Math.Abs)), 0);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void The_first_tokens_alone_give_what_all_tokens_give(double dropout)
    {
        using var scope = NewDisposeScope();
        using var model = ModelFolder.Random(Config, 3, seed: 5);
        model.SetDropout(dropout);
        using var batch = Batch(Packing.Packed);
        var first = Gradients(model, batch, Fusion.Fused);
        model.LastLayer = LastLayer.AllTokens;
        var all = Gradients(model, batch, Fusion.Fused);
        foreach (var (name, values) in all)
        {
            Closeness.AssertClose(name, values, first[name], 1e-6 + (1e-4 * values.Max(Math.Abs)), 0);
        }
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(40, 80)]
    public void Gelu_and_its_slope_are_those_of_the_library(int rows, int width)
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        float[] ends = [-40, 40, 0];
        var values = tensor([.. ends, .. (randn(rows, width) * 3).data<float>().ToArray().Skip(ends.Length)]).view(rows, width);
        var (x, y) = (values.clone().requires_grad_(), values.clone().requires_grad_());
        var weights = randn(rows, width);
        using var identity = nn.Linear(width, width);
        using (no_grad())
        {
            identity.weight!.copy_(tensor([.. Enumerable.Range(0, width * width).Select(i => i % (width + 1) == 0 ? 1f : 0f)]).view(width, width));
            identity.bias!.zero_();
        }
        var (expected, result) = (nn.functional.gelu(x), LinearGeluFunction.Run(y, identity));
        (expected * weights).sum().backward();
        (result * weights).sum().backward();
        Closeness.AssertClose("gelu", expected.data<float>().ToArray(), result.data<float>().ToArray(), 1e-6, 1e-6);
        Closeness.AssertClose("slope", x.grad!.data<float>().ToArray(), y.grad!.data<float>().ToArray(), 1e-6, 1e-6);
        using var none = no_grad();
        Assert.Equal(result.data<float>().ToArray(), LinearGeluFunction.Run(values, identity).data<float>().ToArray());
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(150, false)]
    [InlineData(5, true)]
    [InlineData(150, true)]
    public void Products_of_a_linear_step_are_those_of_the_library_and_only_what_is_asked_for_is_computed(int rows, bool onto)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var (x, gradient, before) = (randn(rows, 24).requires_grad_(), randn(rows, 33), randn(rows, 24));
        using var linear = nn.Linear(24, 33);
        var expected = linear.call(x);
        expected.backward([gradient]);
        var y = LinearProducts.Forward(x, linear.weight!, linear.bias!);
        Closeness.AssertClose("y", Values(expected), Values(y), 1e-5, 1e-5);
        Closeness.AssertClose("y without bias", Values(expected - linear.bias!), Values(LinearProducts.Forward(x, linear.weight!)), 1e-5, 1e-5);
        foreach (var needs in new LinearNeeds[] { new(true, true, true), new(true, false, false), new(false, true, false), new(false, false, true) })
        {
            var (ofX, ofWeight, ofBias) = LinearProducts.Backward(gradient, x, linear.weight!, needs, onto ? before.clone() : null);
            Assert.Equal(needs, new LinearNeeds(ofX is not null, ofWeight is not null, ofBias is not null));
            if (ofX is not null) { Closeness.AssertClose("of x", Values(onto ? x.grad! + before : x.grad!), Values(ofX), 1e-5, 1e-5); }
            if (ofWeight is not null) { Closeness.AssertClose("of W", Values(linear.weight!.grad!), Values(ofWeight), 1e-4, 1e-5); }
            if (ofBias is not null) { Closeness.AssertClose("of b", Values(linear.bias!.grad!), Values(ofBias), 1e-4, 1e-5); }
        }
    }

    [Fact]
    public void Products_give_the_same_bits_each_time()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var (x, gradient, weight) = (randn(180, 384), randn(180, 1536), randn(1536, 384));
        var first = All();
        for (var i = 0; i < 5; i++) { Assert.Equal(first, All()); }

        float[] All()
        {
            var (ofX, ofWeight, _) = LinearProducts.Backward(gradient, x, weight, new(true, true, false));
            return [.. Values(LinearProducts.Forward(x, weight)), .. Values(ofX!), .. Values(ofWeight!)];
        }
    }

    [Theory]
    [InlineData("all")]
    [InlineData("top:1")]
    [InlineData("biases")]
    public void Gradients_go_to_what_is_trained_alone(string trained)
    {
        using var scope = NewDisposeScope();
        using var model = ModelFolder.Random(Config, 3, seed: 5);
        foreach (var (name, parameter) in model.named_parameters())
        {
            parameter.requires_grad = trained switch
            {
                "all" => true,
                "biases" => name.EndsWith("bias", StringComparison.Ordinal),
                _ => !name.Contains("embeddings") && !name.Contains("layer.0."),
            };
        }
        using var batch = Batch(Packing.Packed);
        var (fused, separate) = (Gradients(model, batch, Fusion.Fused), Gradients(model, batch, Fusion.Separate));
        Assert.Equal(separate.Keys.Order(), fused.Keys.Order());
        Assert.Equal(model.named_parameters().Count(p => p.parameter.requires_grad) + 1, fused.Count);
        foreach (var (name, values) in separate)
        {
            Closeness.AssertClose(name, values, fused[name], 1e-6 + (1e-4 * values.Max(Math.Abs)), 0);
        }
    }

    [Fact]
    public void Masks_do_not_depend_on_packing_threads_or_the_company_of_other_rows()
    {
        var dropout = new CounterDropout(new DropoutSource(3, 17), new DropoutPlace(0.5, 1, 2));
        var (before, masks) = (get_num_threads(), new List<float[]>());
        foreach (var (packing, threads) in new[] { (Packing.Packed, 1), (Packing.Packed, 2), (Packing.Padded, 2) })
        {
            set_num_threads(threads);
            using var scope = NewDisposeScope();
            using var batch = Batch(packing);
            var dropped = DropoutFunction.Run(ones(batch.Tokens, 40), dropout, RowKeys.OfTokens(dropout, batch, RowsOf.Tokens)).data<float>().ToArray();
            masks.Add([.. Enumerable.Range(0, batch.Count).SelectMany(row => dropped.Skip(batch.Offsets[row] * 40).Take(batch.Lengths[row] * 40))]);
        }
        set_num_threads(before);
        Assert.Equal(masks[0], masks[1]);
        Assert.Equal(masks[0], masks[2]);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public unsafe void As_many_elements_are_dropped_as_were_asked_for_and_neighbours_do_not_agree(double probability)
    {
        const int Rows = 400, Width = 500;
        var dropout = new CounterDropout(new DropoutSource(1, 0), new DropoutPlace(probability, 0, 0));
        var masks = new float[Rows][];
        for (var row = 0; row < Rows; row++)
        {
            masks[row] = new float[Width];
            Array.Fill(masks[row], 1);
            fixed (float* values = masks[row]) { dropout.Apply(dropout.Key(row / 20, row % 20), values, values, Width); }
        }
        var n = (double)(Rows * Width);
        var dropped = masks.Sum(row => row.Count(value => value == 0)) / n;
        var agreeRows = Enumerable.Range(1, Rows - 1).Sum(row => masks[row].Zip(masks[row - 1]).Count(pair => pair.First == 0 && pair.Second == 0)) / n;
        var agreeColumns = masks.Sum(row => row.Zip(row.Skip(1)).Count(pair => pair.First == 0 && pair.Second == 0)) / n;
        var sigma = Math.Sqrt(probability * (1 - probability) / n);
        Assert.InRange(dropped, probability - (5 * sigma), probability + (5 * sigma));
        Assert.InRange(agreeRows, (probability * probability) - (8 * sigma), (probability * probability) + (8 * sigma));
        Assert.InRange(agreeColumns, (probability * probability) - (8 * sigma), (probability * probability) + (8 * sigma));
        Assert.All(masks.SelectMany(row => row).Where(value => value != 0), value => Assert.Equal(1 / (1 - probability), value, 1e-6));
    }

    [Fact]
    public void Seed_step_layer_and_place_each_give_another_mask()
    {
        ulong Key(ulong seed, long step, int layer, int place) => new CounterDropout(new DropoutSource(seed, step), new DropoutPlace(0.1, layer, place)).Key(0, 0);
        ulong[] keys = [Key(1, 0, 0, 0), Key(2, 0, 0, 0), Key(1, 1, 0, 0), Key(1, 0, 1, 0), Key(1, 0, 0, 1), Key(1, 0, -1, 0)];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 7, 3)]
    [InlineData(9, 33, 21)]
    [InlineData(4, 16, 32)]
    [InlineData(3, 5, 40)]
    public unsafe void Small_products_are_those_of_the_library(int m, int k, int n)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (a, b) = (randn(m, k), randn(k, n));
        var expected = a.matmul(b);
        var result = empty(m, n);
        SmallMatrix.Multiply(FloatMemory.Address(a), k, FloatMemory.Address(b), n, FloatMemory.Address(result), n, m, k, n);
        Closeness.AssertClose("product", expected.data<float>().ToArray(), result.data<float>().ToArray(), 1e-5, 1e-5);
        var turned = b.t().contiguous();
        SmallMatrix.MultiplyTurned(FloatMemory.Address(a), k, FloatMemory.Address(turned), k, FloatMemory.Address(result), n, m, k, n);
        Closeness.AssertClose("product with the right side turned over", expected.data<float>().ToArray(), result.data<float>().ToArray(), 1e-5, 1e-5);
    }

    [Fact]
    public void All_pieces_of_work_are_done_once_and_a_failure_of_one_is_told()
    {
        using var scope = NewDisposeScope();
        randn(64, 64).matmul(randn(64, 64)); // loads what brings the threads
        var done = new int[1000];
        RowWork.For(done.Length, long.MaxValue, i => Interlocked.Increment(ref done[i]));
        Assert.All(done, times => Assert.Equal(1, times));
        var failure = Assert.ThrowsAny<Exception>(() => RowWork.For(100, long.MaxValue, i => _ = i == 50 ? throw new InvalidOperationException("piece 50") : i));
        Assert.Equal("piece 50", (failure as AggregateException)?.InnerExceptions[0].Message ?? failure.Message);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(19, 10)]
    public unsafe void A_small_matrix_turned_over_is_that_of_the_library(int m, int n)
    {
        using var scope = NewDisposeScope();
        var a = randn(m, n);
        var result = empty(n, m);
        SmallMatrix.Transpose(FloatMemory.Address(a), n, FloatMemory.Address(result), m, m, n);
        Assert.Equal(a.t().contiguous().data<float>().ToArray(), result.data<float>().ToArray());
    }

    private static PackedBatch Batch(Packing packing)
    {
        var random = new SplitMixRandom(9);
        int[] lengths = [17, 3, 29, 8];
        return PackedBatch.Of([.. lengths.Select(length => new TokenizedText([.. Enumerable.Range(0, length).Select(_ => random.Next(100))], new int[length], []))],
            Config, CPU, packing);
    }

    private static Dictionary<string, float[]> Gradients(SequenceClassifier model, PackedBatch batch, Fusion fusion)
    {
        model.train();
        model.zero_grad();
        model.Math.Choose(DropoutKernel.Counter, fusion);
        model.Math.Source = new DropoutSource(11, 4);
        var loss = nn.functional.cross_entropy(model.call(batch), tensor(new long[] { 0, 2, 1, 1 }));
        loss.backward();
        var gradients = model.named_parameters().Where(p => p.parameter.grad is not null).ToDictionary(p => p.name, p => Values(p.parameter.grad!));
        gradients["loss"] = [loss.item<float>()];
        return gradients;
    }

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();
}
