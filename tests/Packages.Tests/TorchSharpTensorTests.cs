using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in TorchSharp's tensors: making, reading, changing in place, shapes, failures.</summary>
public class TorchSharpTensorTests
{
    [Fact]
    public void Numbers_become_tensors_of_their_type_and_shape()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, tensor([1f, 2f]).dtype);
        Assert.Equal(ScalarType.Int64, tensor([1L, 2L]).dtype);
        Assert.Equal(ScalarType.Bool, tensor([true, false]).dtype);
        Assert.Equal(ScalarType.Float32, zeros(2, 3).dtype);
        Assert.Equal([2L, 3L], tensor([1f, 2f, 3f, 4f, 5f, 6f], [2, 3]).shape);
        Assert.Equal([2L], tensor([1L, 2L], dtype: float32).shape);
        Assert.Equal([0f, 1f, 2f], arange(3, dtype: float32).data<float>().ToArray());
        Assert.Equal([0L, 1L, 2L], arange(3).data<long>().ToArray());
        Assert.Equal(0, tensor(1f).Dimensions);
    }

    [Fact]
    public void A_tensor_holds_a_copy_of_the_array_it_is_made_from()
    {
        float[] numbers = [1, 2];
        using var made = tensor(numbers);
        numbers[0] = 9;
        Assert.Equal([1f, 2f], made.data<float>().ToArray());
    }

    [Fact]
    public void In_place_operations_return_the_same_wrapper()
    {
        using var one = ones(3);
        using var other = full([3], 2f);
        Assert.Same(one, one.add_(other));
        Assert.Same(one, one.add_(1));
        Assert.Same(one, one.add_(other, 0.5));
        Assert.Same(one, one.sub_(other));
        Assert.Same(one, one.mul_(other));
        Assert.Same(one, one.mul_(0.5));
        Assert.Same(one, one.div_(2));
        Assert.Equal([1.5f, 1.5f, 1.5f], one.data<float>().ToArray());
        Assert.Same(one, one.copy_(other));
        Assert.Equal([2f, 2f, 2f], one.data<float>().ToArray());
        Assert.Same(one, one.fill_(7));
        Assert.Same(one, one.zero_());
    }

    [Fact]
    public void Bytes_are_the_memory_itself()
    {
        using var numbers = tensor([1f, 2f]);
        var values = MemoryMarshal.Cast<byte, float>(numbers.bytes);
        Assert.Equal(2, values.Length);
        values[1] = 5;
        Assert.Equal([1f, 5f], numbers.data<float>().ToArray());
        numbers.bytes = MemoryMarshal.AsBytes<float>([3f, 4f]).ToArray();
        Assert.Equal([3f, 4f], numbers.data<float>().ToArray());
    }

    [Fact]
    public void Bytes_of_a_view_are_its_part_and_those_with_gaps_are_refused()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor([1f, 2f, 3f, 4f], [2, 2]);
        Assert.Equal([3f, 4f], MemoryMarshal.Cast<byte, float>(matrix.narrow(0, 1, 1).bytes).ToArray());
        Assert.ThrowsAny<Exception>(() => matrix.t().bytes.Length);
    }

    [Fact]
    public void Numbers_copied_into_a_view_go_where_its_elements_lie()
    {
        using var scope = NewDisposeScope();
        var matrix = zeros(2, 3);
        matrix.t().data<float>().CopyFrom([1f, 2f, 3f, 4f], 0, 1);
        Assert.Equal([0f, 2, 4, 1, 3, 0], matrix.data<float>().ToArray());
    }

    [Fact]
    public void Data_follows_the_shape_whatever_the_memory()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor([1f, 2f, 3f, 4f, 5f, 6f], [2, 3]);
        Assert.Equal([1f, 4f, 2f, 5f, 3f, 6f], matrix.t().data<float>().ToArray());
        Assert.Equal(6, matrix.data<float>().Count);
        Assert.Equal(6f, matrix.data<float>()[1, 2]);
        matrix.data<float>().CopyFrom([7f, 8f]);
        Assert.Equal([7f, 8f, 3f, 4f, 5f, 6f], matrix.data<float>().ToArray());
        var part = new float[2];
        matrix.narrow(0, 1, 1).data<float>().CopyTo(part.AsSpan(), tensorIndex: 1);
        Assert.Equal([5f, 6f], part);
        Assert.ThrowsAny<Exception>(() => matrix.data<long>());
    }

    [Fact]
    public void Item_reads_the_one_number_and_refuses_more()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(2.5f, tensor(2.5f).item<float>());
        Assert.Equal(3L, tensor([3L]).item<long>());
        Assert.True(tensor([true]).item<bool>());
        Assert.ThrowsAny<Exception>(() => ones(2).item<float>());
    }

    [Fact]
    public void Views_share_memory_and_copies_do_not()
    {
        using var scope = NewDisposeScope();
        var numbers = zeros(2, 2);
        numbers.view(4).narrow(0, 3, 1).fill_(1);
        numbers.transpose(0, 1).narrow(0, 0, 1).add_(2);
        numbers.clone().fill_(9);
        numbers.detach().narrow(0, 0, 1).add_(10);
        Assert.Equal([12f, 10f, 2f, 1f], numbers.data<float>().ToArray());
    }

    [Fact]
    public void Shapes_change_as_asked()
    {
        using var scope = NewDisposeScope();
        var cube = arange(24, dtype: float32).view(2, 3, 4);
        Assert.Equal([4L, 2L, 3L], cube.permute(2, 0, 1).shape);
        Assert.Equal([2L, 4L, 3L], cube.transpose(1, 2).shape);
        Assert.Equal([6L, 4L], cube.reshape(-1, 4).shape);
        Assert.Equal([2L, 12L], cube.flatten(1).shape);
        Assert.Equal([2L, 1L, 3L, 4L], cube.unsqueeze(1).shape);
        Assert.Equal([3L, 4L], cube.narrow(0, 1, 1).squeeze(0).shape);
        Assert.Equal([3L, 2L, 3L, 4L], cube.unsqueeze(0).expand(3, 2, 3, 4).shape);
        Assert.Equal(4, cube.size(-1));
        Assert.Equal(24, cube.numel());
        Assert.False(cube.transpose(0, 1).is_contiguous());
        Assert.True(cube.transpose(0, 1).contiguous().is_contiguous());
        Assert.Equal([1f, 13f], cube.slice(2, 1, 2, 1).narrow(1, 0, 1).data<float>().ToArray());
        Assert.Equal([4L, 2L], cube.view(6, 4).split(4).Select(part => part.shape[0]));
        Assert.Equal([3L, 3L], cube.view(6, 4).chunk(2).Select(part => part.shape[0]));
    }

    [Fact]
    public void Rows_are_gathered_and_joined()
    {
        using var scope = NewDisposeScope();
        var rows = tensor([1f, 2f, 3f, 4f], [2, 2]);
        Assert.Equal([3f, 4f, 1f, 2f, 3f, 4f], rows.index_select(0, tensor([1L, 0L, 1L])).data<float>().ToArray());
        Assert.Equal([1f, 2f, 3f, 4f, 1f, 2f], cat([rows, rows.narrow(0, 0, 1)]).data<float>().ToArray());
        Assert.Equal([2L, 2L, 2L], stack([rows, rows]).shape);
        Assert.Equal([2f, 3f], rows.gather(1, tensor([1L, 0L], [2, 1])).data<float>().ToArray());
        Assert.Equal([1f, 0f, 3f, 0f], rows.masked_fill(rows.eq(2).add(rows.eq(4)), 0).data<float>().ToArray());
        Assert.Equal([4f, 6f, 3f, 4f], rows.clone().index_add_(0, tensor([0L]), tensor([3f, 4f], [1, 2]), 1).data<float>().ToArray());
        Assert.Equal([1f, -2f, -3f, 4f], where(rows.eq(2).add(rows.eq(3)), -rows, rows).data<float>().ToArray());
    }

    [Fact]
    public void A_failure_is_an_external_exception_with_libtorchs_words()
    {
        using var scope = NewDisposeScope();
        var failure = Assert.Throws<ExternalException>(() => ones(2, 3).matmul(ones(2, 3)));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("size of tensor a (2) must match the size of tensor b (3)", Message(() => ones(2).add(ones(3))), StringComparison.Ordinal);
        Assert.Contains("invalid for input of size 6", Message(() => ones(2, 3).view(4)), StringComparison.Ordinal);
        Assert.NotEmpty(Message(() => ones(2, 3).index_select(0, tensor([2L]))));
        Assert.Contains("floating point", Message(() => tensor([1L]).requires_grad_()), StringComparison.Ordinal);

        static string Message(Action act) => Assert.Throws<ExternalException>(act).Message;
    }

    [Fact]
    public void Types_convert_with_rounding_to_nearest_even()
    {
        using var scope = NewDisposeScope();
        float[] numbers = [1f, 1.00048828125f, 65504f, 3.14159274f];
        Assert.Equal(numbers.Select(n => (float)(Half)n), tensor(numbers).to_type(ScalarType.Float16).to_type(ScalarType.Float32).data<float>().ToArray());
        Assert.Equal([1f, 1f, 65536f, 3.140625f], tensor(numbers).to_type(ScalarType.BFloat16).@float().data<float>().ToArray());
        Assert.Equal([1L, 3L], tensor([1.9f, 3f]).to_type(ScalarType.Int64).data<long>().ToArray());
    }

    [Fact]
    public void A_tensor_already_where_it_is_wanted_is_not_copied()
    {
        using var scope = NewDisposeScope();
        var numbers = ones(1);
        numbers.cpu().fill_(2);
        numbers.to(CPU).add_(1);
        Assert.Equal(3f, numbers.item<float>());
        Assert.Equal(DeviceType.CPU, numbers.device.type);
    }
}
