using System.CommandLine;
using System.Text.Json;

namespace LayerFreezing.Kit;

/// <summary>kit doctor: what is here, and what is wrong with it.</summary>
internal sealed class DoctorVerb : Verb
{
    private readonly Option<string> _device = new("--device")
    {
        Description = "Where the self-test computes: auto, cpu, cuda or cuda:n.",
        HelpName = "DEVICE",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write the report as JSON." };

    public DoctorVerb() : base("doctor", "Show versions, packages and the engine, and check them and what they compute.", "./kit doctor", "./kit doctor --device cuda", "./kit doctor --probe")
    {
        Options.Add(_device);
        Options.Add(_json);
        // The script does it, before it builds: which packages there are decides what is built.
        Options.Add(new Option<bool>("--probe") { Description = "First ask the registries again which packages they serve, and build." });
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var engine = Engine.Examine();
        List<Section> sections = [Versions.Examine(), Packages.Examine(), engine, Materials.Examine()];
        // Without a tensor library there is nothing to compute with, and the engine's section says so.
        if (engine.Findings.All(finding => finding.Name != Engine.Missing)) { sections.Add(GoldenValues.Examine(call.GetValue(_device)!, cancelled)); }
        var faults = sections.SelectMany(section => section.Findings).Count(finding => finding.Fault is not null);
        if (call.GetValue(_json)) { WriteJson(sections, faults); }
        else { WriteText(sections, faults); }
        return Task.FromResult(faults == 0 ? ExitCode.Done : ExitCode.Failed);
    }

    private static void WriteText(IReadOnlyList<Section> sections, int faults)
    {
        var width = sections.SelectMany(section => section.Findings).Max(finding => finding.Name.Length);
        foreach (var section in sections)
        {
            Console.WriteLine(section.Title);
            foreach (var finding in section.Findings)
            {
                Console.WriteLine($"  {finding.Name.PadRight(width)}  {finding.Value}");
                if (finding.Fault is not null) { Console.WriteLine($"  {"".PadRight(width)}  WRONG: {finding.Fault}"); }
            }
        }
        Console.WriteLine(faults == 0 ? "All is well." : $"{faults} to put right.");
    }

    private static void WriteJson(IReadOnlyList<Section> sections, int faults)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteBoolean("well", faults == 0);
            foreach (var section in sections)
            {
                json.WriteStartArray(section.Title);
                foreach (var finding in section.Findings)
                {
                    json.WriteStartObject();
                    json.WriteString("name", finding.Name);
                    json.WriteString("value", finding.Value);
                    json.WriteString("fault", finding.Fault);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }
}
