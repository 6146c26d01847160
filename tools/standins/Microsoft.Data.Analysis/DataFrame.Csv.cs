using System.Globalization;
using System.Text;

namespace Microsoft.Data.Analysis;

/// <content>
/// Separated values. Types that aren't given are guessed, and a guessed number is a float: who needs its digits gives the
/// type. The culture is the current one unless given.
/// </content>
public partial class DataFrame
{
    /// <summary>Reads a file.</summary>
    /// <param name="filename">The file.</param>
    /// <param name="separator">What separates fields.</param>
    /// <param name="header">Whether the first line names the columns, else they are Column0, Column1, ….</param>
    /// <param name="columnNames">Names to use in their place.</param>
    /// <param name="dataTypes">The columns' types, in place of guessing.</param>
    /// <param name="numRows">How many rows to read; −1 for all.</param>
    /// <param name="guessRows">How many rows to guess types from.</param>
    /// <param name="addIndexColumn">Whether to number the rows in a first column IndexColumn.</param>
    /// <param name="encoding">The file's encoding; UTF-8 unless given.</param>
    /// <param name="renameDuplicatedColumns">Whether a name that comes again gets a number, else it is an error.</param>
    /// <param name="cultureInfo">How numbers and dates are spelled.</param>
    public static DataFrame LoadCsv(string filename, char separator = ',', bool header = true, string[]? columnNames = null, Type[]? dataTypes = null, int numRows = -1, int guessRows = 10, bool addIndexColumn = false, Encoding? encoding = null, bool renameDuplicatedColumns = false, CultureInfo? cultureInfo = null)
    {
        using var stream = File.OpenRead(filename);
        return LoadCsv(stream, separator, header, columnNames, dataTypes, numRows, guessRows, addIndexColumn, encoding, renameDuplicatedColumns, cultureInfo);
    }

    /// <summary>Reads a stream, which stays open.</summary>
    /// <param name="csvStream">The stream.</param>
    /// <param name="separator">What separates fields.</param>
    /// <param name="header">Whether the first line names the columns, else they are Column0, Column1, ….</param>
    /// <param name="columnNames">Names to use in their place.</param>
    /// <param name="dataTypes">The columns' types, in place of guessing.</param>
    /// <param name="numberOfRowsToRead">How many rows to read; −1 for all.</param>
    /// <param name="guessRows">How many rows to guess types from.</param>
    /// <param name="addIndexColumn">Whether to number the rows in a first column IndexColumn.</param>
    /// <param name="encoding">The stream's encoding; UTF-8 unless given.</param>
    /// <param name="renameDuplicatedColumns">Whether a name that comes again gets a number, else it is an error.</param>
    /// <param name="cultureInfo">How numbers and dates are spelled.</param>
    /// <param name="guessTypeFunction">Guesses a column's type from its first fields.</param>
    public static DataFrame LoadCsv(Stream csvStream, char separator = ',', bool header = true, string[]? columnNames = null, Type[]? dataTypes = null, long numberOfRowsToRead = -1, int guessRows = 10, bool addIndexColumn = false, Encoding? encoding = null, bool renameDuplicatedColumns = false, CultureInfo? cultureInfo = null, Func<IEnumerable<string>, Type>? guessTypeFunction = null)
    {
        using var reader = new StreamReader(csvStream, encoding ?? Encoding.UTF8, leaveOpen: true);
        return new CsvFrame(header, columnNames, dataTypes, guessRows, renameDuplicatedColumns, cultureInfo, guessTypeFunction)
            .Read(CsvRecords.Read(reader, separator), numberOfRowsToRead, addIndexColumn);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="csvString">The text.</param>
    /// <param name="separator">What separates fields.</param>
    /// <param name="header">Whether the first line names the columns, else they are Column0, Column1, ….</param>
    /// <param name="columnNames">Names to use in their place.</param>
    /// <param name="dataTypes">The columns' types, in place of guessing.</param>
    /// <param name="numberOfRowsToRead">How many rows to read; −1 for all.</param>
    /// <param name="guessRows">How many rows to guess types from.</param>
    /// <param name="addIndexColumn">Whether to number the rows in a first column IndexColumn.</param>
    /// <param name="renameDuplicatedColumns">Whether a name that comes again gets a number, else it is an error.</param>
    /// <param name="cultureInfo">How numbers and dates are spelled.</param>
    /// <param name="guessTypeFunction">Guesses a column's type from its first fields.</param>
    public static DataFrame LoadCsvFromString(string csvString, char separator = ',', bool header = true, string[]? columnNames = null, Type[]? dataTypes = null, long numberOfRowsToRead = -1, int guessRows = 10, bool addIndexColumn = false, bool renameDuplicatedColumns = false, CultureInfo? cultureInfo = null, Func<IEnumerable<string>, Type>? guessTypeFunction = null)
    {
        using var reader = new StringReader(csvString);
        return new CsvFrame(header, columnNames, dataTypes, guessRows, renameDuplicatedColumns, cultureInfo, guessTypeFunction)
            .Read(CsvRecords.Read(reader, separator), numberOfRowsToRead, addIndexColumn);
    }

    /// <summary>Writes a file.</summary>
    /// <param name="dataFrame">The frame.</param>
    /// <param name="path">The file.</param>
    /// <param name="separator">What separates fields.</param>
    /// <param name="header">Whether the first line names the columns.</param>
    /// <param name="encoding">The file's encoding; UTF-8 unless given.</param>
    /// <param name="cultureInfo">How numbers and dates are spelled; its decimal separator must not be the fields'.</param>
    public static void SaveCsv(DataFrame dataFrame, string path, char separator = ',', bool header = true, Encoding? encoding = null, CultureInfo? cultureInfo = null)
    {
        using var stream = File.Create(path);
        SaveCsv(dataFrame, stream, separator, header, encoding, cultureInfo);
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="dataFrame">The frame.</param>
    /// <param name="csvStream">The stream.</param>
    /// <param name="separator">What separates fields.</param>
    /// <param name="header">Whether the first line names the columns.</param>
    /// <param name="encoding">The stream's encoding; UTF-8 unless given.</param>
    /// <param name="cultureInfo">How numbers and dates are spelled; its decimal separator must not be the fields'.</param>
    public static void SaveCsv(DataFrame dataFrame, Stream csvStream, char separator = ',', bool header = true, Encoding? encoding = null, CultureInfo? cultureInfo = null)
    {
        ArgumentNullException.ThrowIfNull(dataFrame);
        var culture = cultureInfo ?? CultureInfo.CurrentCulture;
        if (culture.NumberFormat.NumberDecimalSeparator == separator.ToString())
        {
            throw new ArgumentException("Decimal separator cannot match the column separator", nameof(separator));
        }
        using var writer = new StreamWriter(csvStream, encoding ?? Encoding.UTF8, leaveOpen: true);
        if (header) { CsvRecords.Write(writer, dataFrame.Columns.Select(column => column.Name), separator); }
        foreach (var row in dataFrame.Rows) { CsvRecords.Write(writer, row.Select(value => CsvFrame.Spelled(value, culture)), separator); }
    }
}
