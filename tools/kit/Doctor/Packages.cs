using System.Reflection;

namespace LayerFreezing.Kit;

/// <summary>Which of the user's packages this build is made with, and which a stand-in does the work of.</summary>
internal static class Packages
{
    private static readonly (string Package, string Property)[] Choices =
    [
        ("TorchSharp", "UseTorchSharpPackage"),
        ("Microsoft.ML.Tokenizers", "UseTokenizersPackage"),
        ("Microsoft.Data.Analysis", "UseDataAnalysisPackage"),
        ("XPlot.Plotly", "UsePlotlyPackage"),
        ("Microsoft.DotNet.Interactive", "UseInteractivePackage"),
    ];

    /// <summary>Whether this build uses the genuine TorchSharp.</summary>
    public static bool TorchSharpIsGenuine => Chosen("UseTorchSharpPackage") == "true";

    public static Section Examine() =>
        new("Packages", [.. Choices.Select(choice => new Finding(choice.Package, Describe(choice.Package, Chosen(choice.Property))))]);

    private static string Describe(string package, string? chosen) => (package, chosen) switch
    {
        ("TorchSharp", "true") => $"genuine, with {Chosen("TorchSharpBackend")}",
        ("Microsoft.DotNet.Interactive", "true") => "to be had; the kit's own kernel runs the notebooks",
        ("Microsoft.DotNet.Interactive", _) => "the kit's own kernel stands in",
        (_, "true") => "genuine",
        (_, "unanswered") => "a stand-in: the registry didn't answer (./kit doctor --probe asks again)",
        _ => "a stand-in: the registry doesn't serve it (./kit doctor --probe asks again)",
    };

    private static string? Chosen(string property) =>
        typeof(Packages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(item => item.Key == property)?.Value;
}
