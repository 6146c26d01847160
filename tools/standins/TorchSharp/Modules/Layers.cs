namespace TorchSharp.Modules;

/// <summary>y = x Wᵀ + b.</summary>
public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal Linear(long inputs, long outputs, bool hasBias, torch.Device? device, torch.ScalarType? dtype) : base(nameof(Linear))
    {
        var bound = 1 / Math.Sqrt(inputs);
        in_features = inputs;
        out_features = outputs;
        weight = new Parameter(torch.empty([outputs, inputs], dtype, device).uniform_(-bound, bound));
        register_parameter(nameof(weight), weight);
        if (!hasBias) { return; }
        bias = new Parameter(torch.empty([outputs], dtype, device).uniform_(-bound, bound));
        register_parameter(nameof(bias), bias);
    }

    internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
    {
        (out_features, in_features) = (weight.shape[0], weight.shape[1]);
        this.weight = weight;
        register_parameter(nameof(weight), weight);
        if (bias is null) { return; }
        this.bias = bias;
        register_parameter(nameof(bias), bias);
    }

    public long in_features { get; }

    public long out_features { get; }

    public Parameter weight { get; }

    public Parameter? bias { get; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.linear(tensor, weight, bias);
}

/// <summary>Rows of a table, by number.</summary>
public sealed class Embedding : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly long _padding;

    internal Embedding(long count, long width, long? padding, torch.Device? device, torch.ScalarType? dtype) : base(nameof(Embedding))
    {
        var table = torch.empty([count, width], dtype, device).normal_();
        if (padding is { } row)
        {
            using var none = torch.no_grad();
            using var padded = table.narrow(0, row, 1);
            padded.zero_();
        }
        _padding = padding ?? -1;
        weight = new Parameter(table);
        register_parameter(nameof(weight), weight);
    }

    public Parameter weight { get; }

    public override torch.Tensor forward(torch.Tensor input) =>
        torch.Tensor.Take(Native.ts_embedding(weight.Raw, input.Raw, _padding, 0, 0));
}

/// <summary>Brings each row to mean 0 and variance 1, then scales and shifts it.</summary>
public sealed class LayerNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal LayerNorm(long[] shape, double eps, bool elementwiseAffine, bool hasBias, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        normalized_shape = shape;
        this.eps = eps;
        elementwise_affine = elementwiseAffine;
        if (!elementwiseAffine) { return; }
        weight = new Parameter(torch.ones(shape, dtype, device));
        register_parameter(nameof(weight), weight);
        if (!hasBias) { return; }
        bias = new Parameter(torch.zeros(shape, dtype, device));
        register_parameter(nameof(bias), bias);
    }

    public long[] normalized_shape { get; }

    public double eps { get; }

    public bool elementwise_affine { get; }

    public Parameter? weight { get; }

    public Parameter? bias { get; }

    public override torch.Tensor forward(torch.Tensor tensor) =>
        torch.nn.functional.layer_norm(tensor, normalized_shape, weight, bias, eps);
}

/// <summary>Sets elements to zero with probability p while training, and scales the others.</summary>
public sealed class Dropout : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal Dropout(double p) : base(nameof(Dropout)) => this.p = p;

    public double p { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.dropout(tensor, p, training);
}
