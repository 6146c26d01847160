using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Makes the layers of networks.</summary>
    public static partial class nn
    {
        /// <summary>How a loss joins the losses of its rows.</summary>
        public enum Reduction : long
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null,
            double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
            max_norm is null && !scale_grad_by_freq && !sparse ? new(num_embeddings, embedding_dims, padding_idx, device, dtype)
                : throw new NotSupportedException("the stand-in for TorchSharp has no Embedding with max_norm, scale_grad_by_freq or sparse gradients");

        public static LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

        public static LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

        public static Dropout Dropout(double p = 0.5, bool inplace = false) =>
            inplace ? throw new NotSupportedException("the stand-in for TorchSharp has no Dropout in place") : new(p);

        public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);

        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        /// <summary>Layers without parameters, and losses.</summary>
        public static class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                Tensor.Take(Native.ts_linear(input.Raw, weights.Raw, Tensor.OrNone(bias)));

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Tensor.Take(Native.ts_layer_norm(input.Raw, normalized_shape, normalized_shape.Length, Tensor.OrNone(weight), Tensor.OrNone(bias), eps));

            public static Tensor gelu(Tensor x) => Tensor.Take(Native.ts_gelu(x.Raw, 0));

            public static Tensor relu(Tensor x, bool inplace = false) =>
                inplace ? throw new NotSupportedException("the stand-in for TorchSharp has no relu in place") : Tensor.Take(Native.ts_relu(x.Raw));

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? throw new NotSupportedException("the stand-in for TorchSharp has no tanh in place") : x.tanh();

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? throw new NotSupportedException("the stand-in for TorchSharp has no dropout in place") : Tensor.Take(Native.ts_dropout(input.Raw, p, Tensor.Flag(training)));

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                Tensor.Take(Native.ts_cross_entropy(input.Raw, target.Raw, Tensor.OrNone(weight), (long)reduction, ignore_index, label_smoothing));

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Tensor.Take(Native.ts_mse_loss(input.Raw, target.Raw, (long)reduction));
        }

        /// <summary>What acts on many parameters at once.</summary>
        public static class utils
        {
            /// <summary>Scales the gradients down to a norm of max_norm where they are above it; returns the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                if (norm_type != 2) { throw new NotSupportedException("the stand-in for TorchSharp has no norm but that of order 2"); }
                using var scope = NewDisposeScope();
                using var none = no_grad();
                var gradients = tensors.Select(parameter => parameter.grad).OfType<Tensor>().ToList();
                if (gradients.Count == 0) { return 0; }
                var total = stack(gradients.Select(gradient => gradient.norm())).norm();
                var norm = (double)total.item<float>();
                var factor = max_norm / (norm + 1e-6);
                if (factor < 1)
                {
                    foreach (var gradient in gradients) { gradient.mul_(factor); }
                }
                return norm;
            }
        }

        /// <summary>Fills tensors with first values.</summary>
        public static class init
        {
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var none = no_grad();
                return tensor.normal_(mean, std, generator);
            }

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using var none = no_grad();
                return tensor.fill_(val);
            }
        }
    }
}
