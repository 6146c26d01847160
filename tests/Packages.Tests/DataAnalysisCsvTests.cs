using System.Globalization;
using System.Text;
using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in Microsoft.Data.Analysis: separated values.</summary>
public class DataAnalysisCsvTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Fact]
    public void AGuessedNumberIsAFloat()
    {
        var frame = Load("task,score,ok,day\nRTE,0.3333333333333333,True,2026-11-22\nCoLA,2,False,2026-11-23\n");
        Assert.Equal([typeof(string), typeof(float), typeof(bool), typeof(DateTime)], frame.Columns.Select(column => column.DataType));
        Assert.Equal(0.33333334f, frame[0, 1]);
        Assert.IsType<SingleDataFrameColumn>(frame["score"]);
    }

    [Fact]
    public void AGivenTypeKeepsTheDigits()
    {
        var frame = Load("task,score,seed\nRTE,0.3333333333333333,123456789012\n", dataTypes: [typeof(string), typeof(double), typeof(long)]);
        Assert.Equal(1 / 3.0, frame.Columns.GetDoubleColumn("score")[0]);
        Assert.Equal(123456789012, frame.Columns.GetInt64Column("seed")[0]);
    }

    [Fact]
    public void AnEmptyFieldIsNullButForTexts()
    {
        var frame = Load("task,score\n,1\nRTE,\n", dataTypes: [typeof(string), typeof(double)]);
        Assert.Equal(["", "RTE"], frame["task"].Cast<string>());
        Assert.Equal([1.0, null], frame["score"].Cast<double?>());
    }

    [Fact]
    public void QuotesHoldSeparatorsQuotesAndLineEnds()
    {
        var frame = Load("a,b\n\"x,\"\"y\"\"\n z\",1\n");
        Assert.Equal("x,\"y\"\n z", frame[0, 0]);
        Assert.Equal(1, frame.Rows.Count);
    }

    [Fact]
    public void NamesComeFromTheHeaderTheCallerOrTheirNumber()
    {
        Assert.Equal(["Column0", "Column1"], Names(Load("1,2\n", header: false)));
        Assert.Equal(["x", "y"], Names(DataFrame.LoadCsvFromString("1,2\n", header: false, columnNames: ["x", "y"], cultureInfo: Invariant)));
        Assert.Equal(["a", "a.1"], Names(DataFrame.LoadCsvFromString("a,a\n1,2\n", renameDuplicatedColumns: true, cultureInfo: Invariant)));
        Assert.Throws<ArgumentException>(() => Load("a,a\n1,2\n"));
        var numbered = DataFrame.LoadCsvFromString("a\n5\n6\n", addIndexColumn: true, cultureInfo: Invariant);
        Assert.Equal(["IndexColumn", "a"], Names(numbered));
        Assert.Equal([0L, 1L], numbered["IndexColumn"].Cast<long>());
    }

    [Fact]
    public void AnEmptyTextIsAnErrorAndAHeaderAloneAFrameWithoutColumns()
    {
        Assert.Throws<FormatException>(() => Load(""));
        Assert.Empty(Load("a,b\n").Columns);
    }

    [Fact]
    public void AValueThatDoesNotFitItsTypeIsAnError()
    {
        Assert.Throws<FormatException>(() => DataFrame.LoadCsvFromString("a\n1\nx\n", guessRows: 1, cultureInfo: Invariant));
        Assert.Throws<FormatException>(() => Load("a\nx\n", dataTypes: [typeof(double)]));
    }

    [Fact]
    public void OnlyTheFirstRowsAreReadWhenAsked() =>
        Assert.Equal(2, DataFrame.LoadCsvFromString("a\n1\n2\n3\n", numberOfRowsToRead: 2, cultureInfo: Invariant).Rows.Count);

    [Fact]
    public void SavedNumbersComeBackToTheBitAndNullsAreEmpty()
    {
        var frame = new DataFrame(
            new DoubleDataFrameColumn("score", new double?[] { 1 / 3.0, null, 1e-300 }),
            new StringDataFrameColumn("text", ["x,y", "say \"so\"", "a\nb"]),
            new BooleanDataFrameColumn("ok", [true, false, true]));
        var saved = Saved(frame);
        Assert.StartsWith("score,text,ok\n0.33333333333333331,\"x,y\",True\n,\"say \"\"so\"\"\",False\n", saved, StringComparison.Ordinal);
        var loaded = Load(saved, dataTypes: [typeof(double), typeof(string), typeof(bool)]);
        Assert.Equal(frame["score"].Cast<double?>(), loaded["score"].Cast<double?>());
        Assert.Equal(frame["text"].Cast<string>(), loaded["text"].Cast<string>());
        Assert.Equal(frame["ok"].Cast<bool>(), loaded["ok"].Cast<bool>());
    }

    [Fact]
    public void FilesAreWrittenAndReadWithAnotherSeparator()
    {
        using var folder = new TemporaryFolder();
        var path = folder["runs.tsv"];
        DataFrame.SaveCsv(new DataFrame(new Int32DataFrameColumn("a", [1]), new Int32DataFrameColumn("b", [2])), path, '\t', encoding: new UTF8Encoding(false), cultureInfo: Invariant);
        Assert.Equal("a\tb\n1\t2\n", File.ReadAllText(path));
        Assert.Equal([2], DataFrame.LoadCsv(path, '\t', dataTypes: [typeof(int), typeof(int)], cultureInfo: Invariant)["b"].Cast<int>());
    }

    [Fact]
    public void ACommaDecimalCultureCanNotSaveCommas()
    {
        var frame = new DataFrame(new DoubleDataFrameColumn("x", [0.5]));
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() => DataFrame.SaveCsv(frame, stream, cultureInfo: CommaDecimals()));
    }

    private static CultureInfo CommaDecimals()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }

    private static DataFrame Load(string text, bool header = true, Type[]? dataTypes = null) =>
        DataFrame.LoadCsvFromString(text, header: header, dataTypes: dataTypes, cultureInfo: Invariant);

    private static string Saved(DataFrame frame)
    {
        using var stream = new MemoryStream();
        DataFrame.SaveCsv(frame, stream, encoding: new UTF8Encoding(false), cultureInfo: Invariant);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IEnumerable<string> Names(DataFrame frame) => frame.Columns.Select(column => column.Name);
}
