using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>Where a model computes, by name: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:n</c>.</summary>
public static class ComputeDevice
{
    /// <summary>Whether a name is one of those, here or on another machine.</summary>
    public static bool IsName(string name) => name is "auto" or "cpu" or "cuda" || NumberOf(name) is not null;

    /// <summary>The device of a name; <c>auto</c> is the first GPU, or the CPU where there is none.</summary>
    /// <exception cref="KitException">There is no such device here.</exception>
    public static Device Choose(string name)
    {
        if (!IsName(name)) { throw new KitException($"There is no device '{name}': choose auto, cpu, cuda or cuda:1 and so on."); }
        if (name == "cpu" || (name == "auto" && !cuda.is_available())) { return CPU; }
        if (!cuda.is_available()) { throw new KitException("There is no cuda device here: ./kit doctor says what there is."); }
        var number = NumberOf(name) ?? 0;
        return number < cuda.device_count()
            ? device(string.Create(CultureInfo.InvariantCulture, $"cuda:{number}"))
            : throw new KitException($"There is no device {name}: they are numbered from 0 to {cuda.device_count() - 1}.");
    }

    private static int? NumberOf(string name) =>
        name.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
