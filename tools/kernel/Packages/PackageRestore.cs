using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookKernel;

/// <summary>Gets packages by <c>dotnet restore</c> of a project made for them; what was restored once is found again at once.</summary>
internal sealed partial class PackageRestore(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources)
{
    /// <summary>Restores, with a line in the cell's output that tells how it goes.</summary>
    /// <exception cref="KernelException">A package can't be had.</exception>
    public RestoredPackages Run(IReadOnlyList<PackageRequest> shown, CellContext cell, CancellationToken cancelled)
    {
        var names = string.Join(", ", shown);
        var project = Project();
        var folder = Path.Combine(Cache, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project + NotebookReferences.BaseFolder)))[..24]);
        var record = Path.Combine(folder, "obj", "project.assets.json");
        if (RestoredPackages.Read(record) is { } known) { return known; }
        Directory.CreateDirectory(folder);
        AtomicText.Write(Path.Combine(folder, "packages.csproj"), project);
        var displayId = Guid.NewGuid().ToString("N");
        cell.Output.Display(Line($"Restoring {names} ..."), displayId);
        var failure = Restore(folder, seconds => cell.Output.Update(Line(string.Create(CultureInfo.InvariantCulture, $"Restoring {names} ... {seconds} s")), displayId), cancelled);
        if (failure is not null)
        {
            File.Delete(record);
            cell.Output.Update(Line($"Restoring {names} failed."), displayId);
            throw new KernelException($"{names} can't be had: {failure}");
        }
        var restored = RestoredPackages.Read(record) ?? throw new KernelException($"{names} was restored, but files of it are missing; clear the NuGet cache (dotnet nuget locals all --clear) and run the cell again.");
        cell.Output.Update(Line($"Installed {names}."), displayId);
        return restored;
    }

    private static string Cache => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "notebook-kernel", "packages");

    private static JsonObject Line(string text) => new() { ["text/plain"] = text };

    private static string? Restore(string folder, Action<int> progress, CancellationToken cancelled)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "restore", "packages.csproj", "--verbosity", "quiet", "-nologo", $"-p:RestoreRootConfigDirectory={NotebookReferences.BaseFolder}" },
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start) ?? throw new KernelException("dotnet restore can't be started; packages need the .NET SDK on this machine.");
        using var stop = cancelled.Register(() => process.Kill(entireProcessTree: true));
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => { lock (output) { output.AppendLine(line.Data); } };
        process.ErrorDataReceived += (_, line) => { lock (output) { output.AppendLine(line.Data); } };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        while (!process.WaitForExit(1000)) { progress((int)watch.Elapsed.TotalSeconds); }
        process.WaitForExit();
        cancelled.ThrowIfCancellationRequested();
        if (process.ExitCode == 0) { return null; }
        lock (output) { return Errors(output.ToString()); }
    }

    /// <summary>What the restore says went wrong, without paths and repetitions.</summary>
    private static string Errors(string output)
    {
        var errors = Error().Matches(output).Select(match => match.Groups["text"].Value.Trim()).Distinct().ToList();
        return errors.Count > 0 ? string.Join("\n", errors) : output.Contains("No .NET SDKs", StringComparison.Ordinal) ? "packages need the .NET SDK on this machine." : output.Trim();
    }

    private string Project()
    {
        var project = new StringBuilder("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>");
        project.Append(CultureInfo.InvariantCulture, $"<TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework><RuntimeIdentifier>{RestoredPackages.RuntimeIdentifier}</RuntimeIdentifier>");
        project.Append("<SelfContained>false</SelfContained><UseAppHost>false</UseAppHost><NuGetAudit>false</NuGetAudit><EnableDefaultItems>false</EnableDefaultItems><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>");
        if (sources.Count > 0) { project.Append(CultureInfo.InvariantCulture, $"<RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(";", sources))}</RestoreAdditionalProjectSources>"); }
        project.Append("</PropertyGroup><ItemGroup>");
        foreach (var package in packages) { project.Append(CultureInfo.InvariantCulture, $"<PackageReference Include=\"{package.Name}\" Version=\"{package.Version}\" />"); }
        return project.Append("</ItemGroup></Project>\n").ToString();
    }

    [GeneratedRegex(@"error (?<text>(NU|MSB|NETSDK)\d+: [^\[\r\n]*)")]
    private static partial Regex Error();
}
