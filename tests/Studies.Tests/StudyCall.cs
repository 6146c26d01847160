using System.Diagnostics;

namespace LayerFreezing.Tests;

/// <summary>Calls of <c>kit study</c> in a world of a test's own.</summary>
internal static class StudyCall
{
    /// <summary>Starts a call; nobody reads what it prints until it is finished.</summary>
    public static Process Start(TinyWorld world, params string[] arguments) => Start(world, new Dictionary<string, string>(), arguments);

    /// <summary>The same with further variables.</summary>
    public static Process Start(TinyWorld world, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(world, "dotnet", [], world.Root, environment, arguments);

    /// <summary>The same from another folder than the world's.</summary>
    public static Process StartFrom(string folder, TinyWorld world, params string[] arguments) =>
        Start(world, "dotnet", [], folder, new Dictionary<string, string>(), arguments);

    /// <summary>The same in a process group of its own, so that a signal can be sent to it and its workers alike.</summary>
    public static Process StartGroup(TinyWorld world, params string[] arguments) =>
        Start(world, "setsid", ["dotnet"], world.Root, new Dictionary<string, string>(), arguments);

    /// <summary>Runs a call to its end.</summary>
    public static Task<KitCall> Run(TinyWorld world, params string[] arguments) => KitCall.Finish(Start(world, arguments));

    private static Process Start(
        TinyWorld world, string program, string[] before, string folder, IReadOnlyDictionary<string, string> environment, string[] arguments) => KitCall.Start(
        program, [.. before, KitCall.Program, "study", .. arguments], folder,
        new Dictionary<string, string>(environment) { ["KIT_ROOT"] = world.Root, ["KIT_SHARED"] = "", ["KIT_CACHE"] = "" });
}
