using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
public sealed class AdamW : optim.Optimizer
{
    private readonly List<ParamGroup> _groups = [];
    private readonly Dictionary<Parameter, State> _states = new(ReferenceEqualityComparer.Instance);
    private readonly Options _defaults;

    public AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize) { }

    public AdamW(IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        _defaults = new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize };
        foreach (var group in parameters) { add_param_group(group); }
    }

    public override IEnumerable<optim.ILearningRateController> ParamGroups => _groups;

    public void add_param_group(ParamGroup param_group)
    {
        param_group.Options.FillFrom(_defaults);
        _groups.Add(param_group);
        foreach (var parameter in param_group.Parameters) { _states[parameter] = new State(); }
    }

    public override IEnumerable<Parameter> parameters() => _groups.SelectMany(group => group.Parameters);

    public override Tensor? step(Func<Tensor>? closure = null)
    {
        var loss = closure?.Invoke();
        foreach (var group in _groups)
        {
            var options = group.Options;
            foreach (var parameter in group.Parameters)
            {
                using var gradient = parameter.grad;
                if (gradient is null) { continue; }
                var state = _states[parameter];
                state.Prepare(parameter, options.amsgrad == true);
                Failure.Check(Native.ts_adamw_step(parameter.Raw, gradient.Raw, state.Mean!.Raw, state.Square!.Raw, Tensor.OrNone(state.Most),
                    options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value, options.weight_decay!.Value,
                    ++state.Step, Tensor.Flag(options.maximize == true)));
            }
        }
        return loss;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var state in _states.Values) { state.Dispose(); }
    }

    /// <summary>What a group may set for itself; what it leaves out is the optimiser's.</summary>
    public sealed class Options
    {
        public double? LearningRate { get; set; }
        public double InitialLearningRate { get; set; }
#pragma warning disable CA1051 // the package has fields here
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
        public bool? amsgrad;
        public bool? maximize;
#pragma warning restore CA1051

        internal void FillFrom(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            InitialLearningRate = LearningRate!.Value;
            beta1 ??= defaults.beta1;
            beta2 ??= defaults.beta2;
            eps ??= defaults.eps;
            weight_decay ??= defaults.weight_decay;
            amsgrad ??= defaults.amsgrad;
            maximize ??= defaults.maximize;
        }
    }

    /// <summary>Parameters that share their options.</summary>
    public sealed class ParamGroup : optim.ILearningRateController
    {
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
        {
            Parameters = [.. parameters];
            Options = options;
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }) { }

        public IEnumerable<Parameter> Parameters { get; set; }

        public Options Options { get; set; }

        public double LearningRate { get => Options.LearningRate!.Value; set => Options.LearningRate = value; }

        public double InitialLearningRate { get => Options.InitialLearningRate; set => Options.InitialLearningRate = value; }
    }

    private sealed class State : IDisposable
    {
        internal long Step { get; set; }
        internal Tensor? Mean { get; private set; }
        internal Tensor? Square { get; private set; }
        internal Tensor? Most { get; private set; }

        internal void Prepare(Parameter parameter, bool amsgrad)
        {
            if (Mean is not null) { return; }
            Mean = zeros_like(parameter).DetachFromDisposeScope();
            Square = zeros_like(parameter).DetachFromDisposeScope();
            Most = amsgrad ? zeros_like(parameter).DetachFromDisposeScope() : null;
        }

        public void Dispose()
        {
            Mean?.Dispose();
            Square?.Dispose();
            Most?.Dispose();
        }
    }
}
