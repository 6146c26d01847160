using System.Globalization;
using static TorchSharp.torch;

namespace LayerFreezing.Kit;

/// <summary>Where a model computes: <c>--device auto|cpu|cuda[:n]</c>.</summary>
internal static class Devices
{
    /// <summary>The device of that name; <c>auto</c> is the first GPU, or the CPU where there is none.</summary>
    /// <exception cref="KitException">There is no such device here.</exception>
    public static Device Choose(string name)
    {
        var (type, number) = name.Split(':', 2) is [var before, var after] ? (before, after) : (name, "0");
        return type switch
        {
            "auto" when name == type => cuda.is_available() ? device("cuda:0") : CPU,
            "cpu" when name == type => CPU,
            "cuda" => Cuda(number),
            _ => throw new KitException($"There is no device '{name}': choose auto, cpu, cuda or cuda:1 and so on."),
        };
    }

    private static Device Cuda(string number)
    {
        if (!cuda.is_available()) { throw new KitException("There is no cuda device here: ./kit doctor says what there is."); }
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < cuda.device_count()
            ? device(string.Create(CultureInfo.InvariantCulture, $"cuda:{index}"))
            : throw new KitException($"There is no device cuda:{number}: they are numbered from 0 to {cuda.device_count() - 1}.");
    }
}
