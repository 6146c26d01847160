using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace LayerFreezing.Tests;

/// <summary>What a device asks of its users, which the simulated one asks as well: so code that passes here moves to a GPU.</summary>
public class DeviceRulesTests
{
    public static TheoryData<string, Action<Tensor, Tensor>> Meetings => new()
    {
        { "addition", (there, here) => there.add(here) },
        { "multiplication in place", (there, here) => there.mul_(here) },
        { "the other way round", (there, here) => here.add_(there) },
        { "matrix product", (there, here) => there.matmul(here) },
        { "joining", (there, here) => cat([there, here]) },
        { "choosing", (there, here) => where(there.gt(0), here, there) },
        { "rows by number", (there, _) => there.index_select(0, tensor([0L, 1L])) },
        { "a linear step", (there, here) => nn.functional.linear(there, here) },
        { "normalising", (there, here) => nn.functional.layer_norm(there, [2], here.sum(0L)) },
        { "a loss", (there, _) => nn.functional.cross_entropy(there, tensor([0L, 1L])) },
        { "a mask", (there, here) => there.masked_fill(here.eq(1), 0) },
    };

    [Theory]
    [MemberData(nameof(Meetings))]
    public void Tensors_of_two_devices_may_not_meet(string where, Action<Tensor, Tensor> meet)
    {
        using var scope = NewDisposeScope();
        var (there, here) = (ones([2, 2], device: OtherDevice.Cuda), ones([2, 2]));
        var failure = Assert.Throws<ExternalException>(() => meet(there, here));
        Assert.True(failure.Message.Contains("same device", StringComparison.Ordinal), $"{where}: {failure.Message}");
    }

    [Fact]
    public void Moving_copying_and_reading_one_number_are_the_ways_between()
    {
        using var scope = NewDisposeScope();
        var device = OtherDevice.Cuda;
        var here = tensor([1f, 2f]);
        var there = here.to(device);
        Assert.Equal(DeviceType.CUDA, there.device.type);
        there.mul_(10);
        Assert.Equal([1f, 2f], here.data<float>().ToArray());
        Assert.Equal([10f, 20f], there.cpu().data<float>().ToArray());
        here.copy_(there);
        Assert.Equal([10f, 20f], here.data<float>().ToArray());
        there.copy_(tensor([3f, 4f]));
        Assert.Equal(7f, there.sum().item<float>());
    }

    [Fact]
    public void Memory_of_the_device_is_not_read_in_place()
    {
        using var scope = NewDisposeScope();
        var there = ones([2], device: OtherDevice.Cuda);
        Assert.ThrowsAny<Exception>(() => there.bytes.Length);
        Assert.ThrowsAny<Exception>(() => there.data<float>().ToArray());
    }

    [Fact]
    public void A_number_of_the_CPU_may_take_part_and_not_be_what_is_changed()
    {
        using var scope = NewDisposeScope();
        var there = ones([2], device: OtherDevice.Cuda);
        var doubled = there * tensor(2f);
        Assert.Equal(DeviceType.CUDA, doubled.device.type);
        Assert.Equal([2f, 2f], doubled.cpu().data<float>().ToArray());
        Assert.Throws<ExternalException>(() => tensor(0f).add_(there.sum()));
    }

    [Fact]
    public void What_is_made_from_a_tensor_lies_where_it_lies()
    {
        using var scope = NewDisposeScope();
        var there = ones([2, 2], device: OtherDevice.Cuda).requires_grad_();
        var result = (there * there).sum();
        result.backward();
        Tensor[] made =
        [
            there.grad!, result, there.detach(), there.view(4), there.t(), zeros_like(there), empty_like(there), there.clone(),
            there.max(1).values, there.to_type(ScalarType.Float16), there.split(1)[0], there.eq(1), there.softmax(-1),
        ];
        Assert.All(made, tensor => Assert.Equal(DeviceType.CUDA, tensor.device.type));
        Assert.Equal([2f, 2f, 2f, 2f], there.grad!.cpu().data<float>().ToArray());
    }

    [Fact]
    public void A_gradient_flows_back_over_a_move()
    {
        using var scope = NewDisposeScope();
        var here = ones(2).requires_grad_();
        (here.to(OtherDevice.Cuda) * 3).sum().backward();
        Assert.Equal(DeviceType.CPU, here.grad!.device.type);
        Assert.Equal([3f, 3f], here.grad!.data<float>().ToArray());
        Assert.ThrowsAny<Exception>(() => here.grad = ones([2], device: OtherDevice.Cuda));
    }

    [Fact]
    public void A_generator_of_the_CPU_draws_nothing_there()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var there = ones([2], device: OtherDevice.Cuda);
        Assert.Throws<ExternalException>(() => there.normal_(0, 1, generator));
        Assert.Throws<ExternalException>(() => rand([2], device: OtherDevice.Cuda, generator: generator));
    }

    [Fact]
    public void A_written_gradient_works_there_as_here()
    {
        using var scope = NewDisposeScope();
        var there = full([3], 2f, device: OtherDevice.Cuda).requires_grad_();
        Cube.apply(there).sum().backward();
        Assert.Equal(DeviceType.CUDA, there.grad!.device.type);
        Assert.Equal([12f, 12f, 12f], there.grad!.cpu().data<float>().ToArray());
    }

    private sealed class Cube : SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            return x.pow(3);
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
        {
            var x = ctx.get_saved_variables()[0];
            Assert.Equal(DeviceType.CUDA, x.device.type);
            return [grad_output * x * x * 3];
        }
    }
}
