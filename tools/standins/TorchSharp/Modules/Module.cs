using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network: parameters, buffers and other modules, each under a name.</summary>
        public class Module : IDisposable
        {
            private readonly List<(string name, Parameter value)> _parameters = [];
            private readonly List<(string name, Tensor value)> _buffers = [];
            private readonly List<(string name, Module value)> _modules = [];
            private readonly string _name;

            protected Module(string name) => _name = name;

            public bool training { get; private set; } = true;

            public virtual string GetName() => _name;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, module) in _modules) { module.train(train); }
            }

            public virtual void eval() => train(false);

            public virtual void register_parameter(string name, Parameter param)
            {
                CheckName(name);
                param.DetachFromDisposeScope();
                _parameters.Add((name, param));
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                CheckName(name);
                tensor.DetachFromDisposeScope();
                _buffers.Add((name, tensor));
            }

            public virtual void register_module(string name, Module submodule)
            {
                CheckName(name);
                _modules.Add((name, submodule));
            }

            public virtual void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Own parameters, then those of the parts, in the order of registering; one that has several names is listed by the first.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                _parameters.Concat(!recurse ? [] : _modules.SelectMany(child =>
                    child.value.named_parameters().Select(inner => ($"{child.name}.{inner.name}", inner.parameter))))
                    .Select(p => (p.Item1, p.Item2)).DistinctBy(p => (object)p.Item2, ReferenceEqualityComparer.Instance);

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true) =>
                _buffers.Concat(!recurse ? [] : _modules.SelectMany(child =>
                    child.value.named_buffers().Select(inner => ($"{child.name}.{inner.name}", inner.buffer))));

            public virtual IEnumerable<(string name, Module module)> named_children() => _modules;

            public virtual IEnumerable<Module> children() => _modules.Select(child => child.value);

            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            public virtual IEnumerable<(string name, Module module)> named_modules() =>
                _modules.SelectMany(child => child.value.named_modules()
                    .Select(inner => ($"{child.name}.{inner.name}", inner.module)).Prepend((child.name, child.value)));

            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(p => p.name == target).parameter;

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }
                    using var gradient = parameter.grad;
                    gradient?.zero_();
                }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) { return; }
                foreach (var (_, parameter) in _parameters) { parameter.Dispose(); }
                foreach (var (_, buffer) in _buffers) { buffer.Dispose(); }
                foreach (var (_, module) in _modules) { module.Dispose(); }
            }

            private void CheckName(string name)
            {
                if (name.Length == 0 || name.Contains('.'))
                {
                    throw new ArgumentException($"'{name}' can't name a part of a module: it is empty or has a dot.");
                }
                if (_parameters.Any(p => p.name == name) || _buffers.Any(b => b.name == name) || _modules.Any(m => m.name == name))
                {
                    throw new InvalidOperationException($"The module already has a part named {name}.");
                }
            }
        }

        /// <summary>A module of one input.</summary>
        public abstract class Module<T, TResult> : Module
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T input);

            public TResult call(T input) => forward(input);
        }

        /// <summary>A module of two inputs.</summary>
        public abstract class Module<T1, T2, TResult> : Module
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2);

            public TResult call(T1 input1, T2 input2) => forward(input1, input2);
        }

        /// <summary>A module of three inputs.</summary>
        public abstract class Module<T1, T2, T3, TResult> : Module
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            public TResult call(T1 input1, T2 input2, T3 input3) => forward(input1, input2, input3);
        }
    }
}
