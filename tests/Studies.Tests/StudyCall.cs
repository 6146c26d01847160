using System.Diagnostics;

namespace LayerFreezing.Tests;

/// <summary>Calls of <c>kit study</c> in a world of a test's own.</summary>
internal static class StudyCall
{
    /// <summary>Starts a call; nobody reads what it prints until it is finished.</summary>
    public static Process Start(TinyWorld world, params string[] arguments) => KitCall.Start(
        "dotnet", [KitCall.Program, "study", .. arguments], world.Root, new Dictionary<string, string> { ["KIT_ROOT"] = world.Root, ["KIT_SHARED"] = "" });

    /// <summary>Runs a call to its end.</summary>
    public static Task<KitCall> Run(TinyWorld world, params string[] arguments) => KitCall.Finish(Start(world, arguments));
}
