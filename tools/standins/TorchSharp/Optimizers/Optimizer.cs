using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>What changes parameters by their gradients.</summary>
    public static partial class optim
    {
        /// <summary>Something whose learning rate a schedule sets.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }
            double InitialLearningRate { get; set; }
        }

        public abstract class Optimizer : IDisposable
        {
            public abstract IEnumerable<ILearningRateController> ParamGroups { get; }

            public abstract IEnumerable<Parameter> parameters();

            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>Sets the gradients to zero, keeping their memory.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    gradient?.zero_();
                }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) { }
        }

        public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimiser, step by step.</summary>
            public abstract class LRScheduler
            {
                public abstract void step();

                public abstract IEnumerable<double> get_last_lr();
            }

            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new Lambda(optimizer, lr_lambda, last_epoch);

            private sealed class Lambda : LRScheduler
            {
                private readonly List<(ILearningRateController Group, double Base)> _groups;
                private readonly Func<int, double> _factor;
                private int _epoch;

                internal Lambda(Optimizer optimizer, Func<int, double> factor, int lastEpoch)
                {
                    _groups = [.. optimizer.ParamGroups.Select(group => (group, group.InitialLearningRate))];
                    _factor = factor;
                    _epoch = lastEpoch;
                    step();
                }

                public override void step()
                {
                    _epoch++;
                    foreach (var (group, rate) in _groups) { group.LearningRate = rate * _factor(_epoch); }
                }

                public override IEnumerable<double> get_last_lr() => _groups.Select(entry => entry.Group.LearningRate);
            }
        }
    }
}
