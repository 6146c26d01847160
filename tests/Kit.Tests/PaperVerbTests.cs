namespace LayerFreezing.Tests;

/// <summary>kit paper.</summary>
public sealed class PaperVerbTests
{
    [Fact]
    public async Task Csv_has_a_row_a_model_task_and_depth()
    {
        var lines = (await KitCall.Run("paper", "--csv")).Ended(0).Output.TrimEnd().Split('\n').ToList();
        Assert.Equal("model,task,metric,plan,trained_layers,mean,sd,n,mean_filtered,sd_filtered,n_filtered", lines[0]);
        Assert.Contains("bert-base,CoLA,mcc,all,12,58.2552,1.5234,10,58.2552,1.5234,10", lines);
        Assert.Contains("bert-base,RTE,acc,top:6,6,65.5596,4.4057,10,68.7124,2.0122,6", lines);
        Assert.Contains(lines, line => line.StartsWith("roberta-base,CoLA,mcc,head,0,0.0000,0.0000,10,,,0", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Equal(11, line.Split(',').Length));
    }

    [Fact]
    public async Task The_table_ends_with_the_operating_points()
    {
        var output = (await KitCall.Run("paper")).Ended(0).Output;
        Assert.Contains("58.26 ± 1.52 (10)", output, StringComparison.Ordinal);
        var lines = output.Split('\n').Select(line => string.Join('|', line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))).ToList();
        Assert.Contains("bert-base|90 %|3 of 12|6 of 12|3 of 12|6 of 12", lines);
        Assert.Contains("roberta-large|90 %|7 of 24|7 of 24|8 of 24|8 of 24", lines);
        Assert.Contains("bert-large|95 %|10 of 24|11 of 24|11 of 24|11 of 24", lines);
    }

    [Fact]
    public async Task The_figures_that_are_kept_are_those_that_it_draws()
    {
        using var folder = new TemporaryFolder();
        var files = (await KitCall.Run("paper", "--figures", folder.Path)).Ended(0).Output.TrimEnd().Split('\n');
        Assert.Equal(["quality-by-depth.svg", "relative-quality.svg", "all-minus-half.svg"], files.Select(Path.GetFileName));
        foreach (var file in files)
        {
            var kept = Shared.InRepository("data", "paper", "figures", Path.GetFileName(file));
            Assert.True(File.ReadAllText(kept) == File.ReadAllText(file), $"draw it again: ./kit paper --figures data/paper/figures ({kept})");
        }
    }
}
