using System.Text;

namespace Microsoft.Data.Analysis;

/// <summary>The records of separated values: quotes around a field, doubled inside; a quoted field may hold line ends. Blank lines are passed over.</summary>
internal static class CsvRecords
{
    internal static IEnumerable<string[]> Read(TextReader reader, char separator)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var quoted = false;
        var blank = true;
        for (var next = reader.Read(); next >= 0; next = reader.Read())
        {
            var symbol = (char)next;
            if (quoted && symbol == '"' && reader.Peek() == '"') { field.Append((char)reader.Read()); }
            else if (symbol == '"' && (quoted || field.Length == 0)) { (quoted, blank) = (!quoted, false); }
            else if (quoted) { field.Append(symbol); }
            else if (symbol == separator)
            {
                Take();
                blank = false;
            }
            else if (symbol is '\n' or '\r')
            {
                if (symbol == '\r' && reader.Peek() == '\n') { reader.Read(); }
                if (!blank) { yield return Record(); }
            }
            else
            {
                field.Append(symbol);
                blank = false;
            }
        }
        if (quoted) { throw new FormatException("A quoted field has no end"); }
        if (!blank) { yield return Record(); }

        void Take()
        {
            fields.Add(field.ToString());
            field.Clear();
        }

        string[] Record()
        {
            Take();
            string[] record = [.. fields];
            fields.Clear();
            blank = true;
            return record;
        }
    }

    internal static void Write(TextWriter writer, IEnumerable<string> fields, char separator)
    {
        writer.Write(string.Join(separator, fields.Select(field => Quoted(field, separator))));
        writer.Write('\n');
    }

    private static string Quoted(string field, char separator) =>
        field.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
