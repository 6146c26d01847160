using System.Diagnostics;

namespace LayerFreezing.Tests;

/// <summary>Calls of <c>kit study</c> in a world of a test's own.</summary>
internal static class StudyCall
{
    /// <summary>Starts a call; nobody reads what it prints until it is finished.</summary>
    public static Process Start(TinyWorld world, params string[] arguments) => Start(world, new Dictionary<string, string>(), arguments);

    /// <summary>The same with further variables.</summary>
    public static Process Start(TinyWorld world, IReadOnlyDictionary<string, string> environment, params string[] arguments) => KitCall.Start(
        "dotnet", [KitCall.Program, "study", .. arguments], world.Root,
        new Dictionary<string, string>(environment) { ["KIT_ROOT"] = world.Root, ["KIT_SHARED"] = "", ["KIT_CACHE"] = "" });

    /// <summary>Runs a call to its end.</summary>
    public static Task<KitCall> Run(TinyWorld world, params string[] arguments) => KitCall.Finish(Start(world, arguments));
}
