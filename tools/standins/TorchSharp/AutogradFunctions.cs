using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a function keeps from its forward for its backward.</summary>
        public sealed class AutogradContext
        {
            private readonly Dictionary<string, object> _data = [];
            private List<Tensor?> _toSave = [];
            private bool[] _isSaved = [];

            internal AutogradContext() { }

            internal IntPtr Node { get; set; }

            internal IReadOnlyList<Tensor?> ToSave => _toSave;

            public void save_for_backward(List<Tensor> tensors)
            {
                _toSave = [.. tensors];
                _isSaved = [.. _toSave.Select(tensor => tensor is not null)];
            }

            /// <summary>What was saved, in its order; null where null was saved.</summary>
            public List<Tensor> get_saved_variables()
            {
                var next = 0;
                return [.. _isSaved.Select(saved => saved ? Tensor.Take(Native.ts_function_saved(Node, next++)) : null!)];
            }

            public void save_data(string name, object value) => _data[name] = value;

            public object get_data(string name) => _data.GetValueOrDefault(name)!;

            /// <summary>Forgets the wrappers: from here on the node owns what was saved.</summary>
            internal void HandOver() => _toSave = [];
        }

        /// <summary>A function of one output whose gradient is written by hand.</summary>
        /// <typeparam name="T">The deriving class itself.</typeparam>
        public abstract class SingleTensorFunction<T> where T : SingleTensorFunction<T>, new()
        {
            // One instance serves every call, as in the package: what a call must remember goes into its context.
            private static readonly T Instance = new();

            public abstract string Name { get; }

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            public static Tensor apply(params object[] vars) => Call.Run(Instance.Name, vars,
                ctx => [Instance.forward(ctx, vars)], (ctx, gradients) => Instance.backward(ctx, gradients[0]))[0];
        }

        /// <summary>A function of several outputs whose gradient is written by hand.</summary>
        /// <typeparam name="T">The deriving class itself.</typeparam>
        public abstract class MultiTensorFunction<T> where T : MultiTensorFunction<T>, new()
        {
            private static readonly T Instance = new();

            public abstract string Name { get; }

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            public static List<Tensor> apply(params object[] vars) =>
                Call.Run(Instance.Name, vars, ctx => Instance.forward(ctx, vars), Instance.backward);
        }

        /// <summary>One use of a function: what its node in libtorch's graph calls back.</summary>
        private sealed class Call
        {
            private readonly AutogradContext _context = new();
            private readonly Func<AutogradContext, List<Tensor>, List<Tensor>> _backward;
            private readonly bool[] _isTensor;

            private Call(object[] vars, Func<AutogradContext, List<Tensor>, List<Tensor>> backward)
            {
                _isTensor = [.. vars.Select(v => v is Tensor)];
                _backward = backward;
            }

            internal static List<Tensor> Run(string name, object[] vars, Func<AutogradContext, List<Tensor>> forward,
                Func<AutogradContext, List<Tensor>, List<Tensor>> backward)
            {
                var call = new Call(vars, backward);
                var inputs = vars.OfType<Tensor>().ToList();
                var records = is_grad_enabled() && inputs.Any(input => input.requires_grad);
                List<Tensor> outputs;
                using (no_grad()) { outputs = forward(call._context); }
                if (records) { call.Attach(name, inputs, outputs); }
                return outputs;
            }

            private unsafe void Attach(string name, List<Tensor> inputs, List<Tensor> outputs)
            {
                var state = GCHandle.ToIntPtr(GCHandle.Alloc(this));
                var saved = Handles(_context.ToSave.OfType<Tensor>());
                _context.Node = Native.ts_function_attach(Handles(outputs), outputs.Count, Handles(inputs), inputs.Count,
                    saved, saved.Length, name, state, &Backward, &Release);
                if (_context.Node == IntPtr.Zero) { throw Failure.Last(); }
                GC.KeepAlive((inputs, outputs, _context.ToSave));
                _context.HandOver();
            }

            [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
            private static unsafe int Backward(IntPtr state, IntPtr* incoming, long incomingCount, IntPtr* outgoing, long outgoingCount)
            {
                // No exception may cross into native code: the message goes instead, and comes back as libtorch's.
                try
                {
                    var call = (Call)GCHandle.FromIntPtr(state).Target!;
                    var gradients = new List<Tensor>();
                    for (var i = 0; i < incomingCount; i++) { gradients.Add(new Tensor(incoming[i])); }
                    List<Tensor> results;
                    using (no_grad()) { results = call._backward(call._context, gradients); }
                    if (results.Count != call._isTensor.Length)
                    {
                        throw new InvalidOperationException($"backward gave {results.Count} gradients for {call._isTensor.Length} inputs");
                    }
                    var next = 0;
                    for (var i = 0; i < results.Count; i++)
                    {
                        if (!call._isTensor[i])
                        {
                            if (results[i] is not null) { throw new InvalidOperationException($"backward gave a gradient for input {i}, which is no tensor"); }
                            continue;
                        }
                        outgoing[next++] = results[i] is { } gradient ? Native.ts_alias(gradient.Raw) : IntPtr.Zero;
                    }
                    return 0;
                }
                catch (Exception failure)
                {
                    Native.ts_fail(failure.Message);
                    return 1;
                }
            }

            [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
            private static void Release(IntPtr state) => GCHandle.FromIntPtr(state).Free();
        }
    }
}
