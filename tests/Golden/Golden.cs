using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>Golden values of one folder of the fixtures: tensors by name, and the texts that go with them.</summary>
internal sealed class Golden : IDisposable
{
    private readonly Checkpoint _tensors;

    public Golden(string folder, string file = "forward.safetensors") =>
        _tensors = Checkpoint.Open(Shared.Path("fixtures", folder, file));

    public long[] Shape(string name) => _tensors.Tensors[name].Shape;

    public IEnumerable<string> Names => _tensors.Tensors.Keys;

    public float[] Floats(string name)
    {
        var values = new float[_tensors.Tensors[name].Count];
        _tensors.Tensors[name].CopyTo(values);
        return values;
    }

    public long[] Longs(string name)
    {
        var values = new long[_tensors.Tensors[name].Count];
        _tensors.Tensors[name].CopyTo(values);
        return values;
    }

    /// <summary>The rows of <c>KIND.input_ids</c> without their padding.</summary>
    public TokenizedText[] Texts(string kind)
    {
        var (ids, mask, types) = (Longs($"{kind}.input_ids"), Longs($"{kind}.attention_mask"), Longs($"{kind}.token_type_ids"));
        var shape = Shape($"{kind}.input_ids");
        return [.. Enumerable.Range(0, (int)shape[0]).Select(row =>
        {
            var places = Enumerable.Range(row * (int)shape[1], (int)shape[1]).Where(at => mask[at] == 1).ToList();
            return new TokenizedText([.. places.Select(at => (int)ids[at])], [.. places.Select(at => (int)types[at])], []);
        })];
    }

    /// <summary>Rows [B, S, N] without padding, end to end: [T, N].</summary>
    public float[] Packed(string name, IReadOnlyList<TokenizedText> texts)
    {
        var (values, shape) = (Floats(name), Shape(name));
        return [.. texts.SelectMany((text, row) => values.Skip(row * (int)(shape[1] * shape[2])).Take(text.Ids.Length * (int)shape[2]))];
    }

    public static JsonNode Json(params string[] path) => JsonNode.Parse(File.ReadAllText(Shared.Path(path)))!;

    public void Dispose() => _tensors.Dispose();
}
