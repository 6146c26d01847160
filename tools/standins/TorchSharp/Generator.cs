using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the generator that operations use where none is given.</summary>
    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    /// <summary>The default generator's state.</summary>
    public static class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);
        public static long initial_seed() => Generator.Default.initial_seed();
        public static Tensor get_rng_state() => Generator.Default.get_state();
        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }

    /// <summary>A source of random numbers: Mersenne Twister on the CPU.</summary>
    public sealed class Generator : IDisposable
    {
        private static readonly Lazy<Generator> Shared = new(() => new Generator(Native.ts_generator_default()));

        private IntPtr _handle;

        public Generator(ulong seed = 0, Device? device = null) : this(Native.ts_generator_new(seed)) =>
            this.device = device ?? CPU;

        private Generator(IntPtr handle) => _handle = handle == IntPtr.Zero ? throw Failure.Last() : handle;

        ~Generator() => Free();

        public static Generator Default => Shared.Value;

        public IntPtr Handle => _handle;

        public Device device { get; } = CPU;

        public Generator manual_seed(long seed)
        {
            Failure.Check(Native.ts_generator_seed(_handle, unchecked((ulong)seed)));
            return this;
        }

        public long initial_seed() => Native.ts_generator_initial_seed(_handle);

        public Tensor get_state() => Tensor.Take(Native.ts_generator_get_state(_handle));

        public void set_state(Tensor value) => Failure.Check(Native.ts_generator_set_state(_handle, value.Raw));

        public void Dispose()
        {
            Free();
            GC.SuppressFinalize(this);
        }

        /// <summary>The handle for an operation on the given device; zero takes the default generator.</summary>
        internal static IntPtr For(Generator? generator, bool simulated)
        {
            if (generator is null) { return IntPtr.Zero; }
            if (simulated != (generator.device.type == DeviceType.CUDA))
            {
                var (wanted, found) = simulated ? ("cuda", "cpu") : ("cpu", "cuda");
                throw new ExternalException($"Expected a '{wanted}' device type for generator but found '{found}'");
            }
            return generator._handle;
        }

        private void Free()
        {
            var handle = Interlocked.Exchange(ref _handle, IntPtr.Zero);
            if (handle != IntPtr.Zero) { Native.ts_generator_free(handle); }
        }
    }
}
