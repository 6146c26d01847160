using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>AdamW by the tensor library's operations, parameter by parameter: on any device.</summary>
internal sealed class LibraryAdamW : ParameterStep
{
    private readonly List<(string Name, Parameter Value, double Decay, Tensor Mean, Tensor Square)> _members;
    private readonly List<Parameter> _clipped;

    internal LibraryAdamW(TrainableParameters parameters, double weightDecay)
    {
        _clipped = parameters.Clipped;
        _members = [.. parameters.Decayed.Select(p => Member(p, weightDecay)), .. parameters.Undecayed.Select(p => Member(p, 0))];
    }

    internal override IEnumerable<(string Name, Tensor Mean, Tensor Square)> Moments => _members.Select(m => (m.Name, m.Mean, m.Square));

    internal override double Take(double rate, double clipNorm)
    {
        using var scope = NewDisposeScope();
        using var none = no_grad();
        var norm = nn.utils.clip_grad_norm_(_clipped, clipNorm > 0 ? clipNorm : double.PositiveInfinity);
        if (!double.IsFinite(norm)) { return norm; }
        Taken++;
        var (first, second) = Corrections();
        foreach (var (_, parameter, decay, mean, square) in _members)
        {
            if (parameter.grad is not { } gradient) { continue; }
            if (decay != 0) { parameter.mul_(1 - (rate * decay)); }
            mean.mul_(Beta1).add_(gradient, 1 - Beta1);
            square.mul_(Beta2).add_(gradient * gradient, 1 - Beta2);
            parameter.add_(mean / square.sqrt().div_(second).add_(Epsilon), -rate / first);
        }
        return norm;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var member in _members)
        {
            member.Mean.Dispose();
            member.Square.Dispose();
        }
    }

    private static (string, Parameter, double, Tensor, Tensor) Member((string Name, Parameter Value) parameter, double decay) => (parameter.Name,
        parameter.Value, decay, zeros_like(parameter.Value).DetachFromDisposeScope(), zeros_like(parameter.Value).DetachFromDisposeScope());
}
