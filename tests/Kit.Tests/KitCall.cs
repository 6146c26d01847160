using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LayerFreezing.Tests;

/// <summary>A call of the built command line, or of a script, and what came of it.</summary>
internal sealed record KitCall(int ExitCode, string Output, string Error)
{
    /// <summary>The command line as built beside these tests.</summary>
    public static string Program { get; } = Shared.InRepository("artifacts", "bin", "kit", "debug", "kit.dll");

    /// <summary>Calls the command line.</summary>
    public static Task<KitCall> Run(params string[] arguments) => RunWithInput("", arguments);

    /// <summary>Calls the command line with standard input.</summary>
    public static Task<KitCall> RunWithInput(string input, params string[] arguments) =>
        Finish(Start("dotnet", [Program, .. arguments], Shared.Root), input);

    /// <summary>Starts a program with its streams in hand.</summary>
    /// <param name="program">A path, or a name on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder to run in.</param>
    /// <param name="environment">Variables to set beside the tests' own.</param>
    public static Process Start(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) { start.Environment[name] = value; }
        return Process.Start(start)!;
    }

    /// <summary>Sends a program what Ctrl-C sends.</summary>
    public static async Task Interrupt(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Writes the input, reads everything, and waits for the end.</summary>
    public static async Task<KitCall> Finish(Process process, string input = "")
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return new KitCall(process.ExitCode, await output, await error);
        }
    }

    /// <summary>Fails with everything that was printed unless the call ended as expected.</summary>
    public KitCall Ended(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Output}\n{Error}");
        return this;
    }
}
