using System.CommandLine;
using System.Diagnostics;
using System.Text;

namespace LayerFreezing.Kit;

/// <summary>kit study worker: does runs for a <c>kit study run</c> that started it; not for people.</summary>
internal sealed class StudyWorkerVerb : Verb
{
    private readonly Option<string> _results = new("--results") { Required = true };

    public StudyWorkerVerb() : base("worker", "Do the runs that kit study run sends.")
    {
        Hidden = true;
        Options.Add(_results);
    }

    /// <summary>How this program is started as a worker.</summary>
    public static ProcessStartInfo Start(string results) => ThisProgram.Start("study", "worker", "--results", results);

    protected override async Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" };
        await StudyWorker.Serve(call.GetRequiredValue(_results), input, output, cancelled);
        return ExitCode.Done;
    }
}
