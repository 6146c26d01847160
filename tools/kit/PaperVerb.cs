using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Data.Analysis;

namespace LayerFreezing.Kit;

/// <summary>kit paper: the scores that the paper's authors published, summed up.</summary>
internal sealed class PaperVerb : Verb
{
    private readonly Option<bool> _csv = new("--csv") { Description = "Print the means as comma-separated values, with and without failed runs." };

    public PaperVerb() : base(
        "paper", "Show what the paper's authors measured: means by depth from their raw scores, and the operating points.", "./kit paper", "./kit paper --csv")
    {
        Options.Add(_csv);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        if (call.GetValue(_csv)) { PrintCsv(PaperScores.Means()); }
        else { PaperReport.Print(Console.Out); }
        return Task.FromResult(ExitCode.Done);
    }

    private static void PrintCsv(DataFrame means)
    {
        foreach (var name in new[] { "mean", "sd", "mean_filtered", "sd_filtered" }) { means[name] = Rounded(means.Columns.GetPrimitiveColumn<double>(name)); }
        using var output = Console.OpenStandardOutput();
        DataFrame.SaveCsv(means, output, encoding: new UTF8Encoding(false), cultureInfo: CultureInfo.InvariantCulture);
    }

    private static DoubleDataFrameColumn Rounded(PrimitiveDataFrameColumn<double> column) =>
        new(column.Name, column.Select(value => value is { } number ? Math.Round(number, 4) : (double?)null));
}
