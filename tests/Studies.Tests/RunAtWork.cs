using System.Diagnostics;
using System.Text.Json;

namespace LayerFreezing.Tests;

/// <summary>The process that is at a run of a study, as its note says.</summary>
internal static class RunAtWork
{
    /// <summary>Waits until a process has done a first step, and kills it with -9 as a system without memory does.</summary>
    /// <param name="results">The study's results.</param>
    /// <param name="before">Processes that were killed before: their notes stay.</param>
    /// <returns>The process, and the run it was at.</returns>
    public static async Task<(int Process, string Run)> Kill(string results, params int[] before)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(5))
        {
            foreach (var file in Directory.Exists(Path.Combine(results, "locks")) ? Directory.GetFiles(Path.Combine(results, "locks"), "*.note") : [])
            {
                if (Note(file) is not { Loss: not null } note || before.Contains(note.Process)) { continue; }
                using var process = Process.GetProcessById(note.Process);
                process.Kill();
                await process.WaitForExitAsync();
                return (note.Process, Path.GetFileName(file).Split('.')[0]);
            }
            await Task.Delay(5);
        }
        throw new TimeoutException($"no run of {results} was at work within five minutes");
    }

    private static ClaimNote? Note(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<ClaimNote>(File.ReadAllBytes(file));
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            // It is being written, or the run has just ended.
            return null;
        }
    }
}
