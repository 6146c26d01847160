using System.Diagnostics;

namespace LayerFreezing.Kit;

/// <summary>The command line, as it can be started again.</summary>
internal static class ThisProgram
{
    /// <summary>What starts it: dotnet and its assembly, or the executable that stands before it.</summary>
    public static IReadOnlyList<string> Command { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? [Environment.ProcessPath!, typeof(ThisProgram).Assembly.Location]
            : [Environment.ProcessPath!];

    /// <summary>How it is started with other arguments.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments) => new(Command[0], [.. Command.Skip(1), .. arguments]);
}
