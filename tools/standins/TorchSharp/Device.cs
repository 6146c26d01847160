using System.Globalization;

namespace TorchSharp;

/// <summary>The kinds of device.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    MKLDNN = 2,
    OPENGL = 3,
    OPENCL = 4,
    IDEEP = 5,
    HIP = 6,
    FPGA = 7,
    MSNPU = 8,
    XLA = 9,
    MPS = 13,
    META = 14,
}

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);

    public static Device CUDA => new(DeviceType.CUDA, 0);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);

    /// <summary>Where a tensor lies.</summary>
    public sealed class Device
    {
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0]);
            index = parts.Length < 2 ? -1
                : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : throw new ArgumentException($"Invalid device: {description}", nameof(description));
        }

        public Device(string deviceType, int index = -1) : this(Parse(deviceType), index) { }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(int index) : this(DeviceType.CUDA, index) { }

        public DeviceType type { get; }

        public int index { get; }

        internal bool Simulated => type switch
        {
            DeviceType.CPU => false,
            DeviceType.CUDA when cuda.is_available() => true,
            DeviceType.CUDA => throw new InvalidOperationException("CUDA is not available."),
            _ => throw new NotSupportedException($"No tensor can lie on {this} here."),
        };

        public static implicit operator Device(string description) => new(description);

        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return index < 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{index}");
        }

        private static DeviceType Parse(string name) =>
            Enum.TryParse<DeviceType>(name, ignoreCase: true, out var value) && !char.IsAsciiDigit(name[0]) ? value
                : throw new ArgumentException($"Unknown device type: {name}", nameof(name));
    }

    /// <summary>CUDA devices: none here but the simulated one, which KIT_SIMULATED_CUDA=1 switches on.</summary>
    public static class cuda
    {
        private static readonly bool Simulated = Environment.GetEnvironmentVariable("KIT_SIMULATED_CUDA") == "1";

        public static bool is_available() => Simulated;

        public static int device_count() => Simulated ? 1 : 0;

        public static bool is_cudnn_available() => false;

        public static void manual_seed(long seed) => random.manual_seed(seed);

        public static void manual_seed_all(long seed) => random.manual_seed(seed);

        /// <summary>Waits for the device; the simulated one never has work waiting.</summary>
        public static void synchronize(Device? device = null) => _ = device;
    }
}
