namespace LayerFreezing;

/// <summary>
/// A linear model over sparse yes-or-no features: logistic regression for classes, least squares for scores. Trained by
/// AdaGrad (Duchi, Hazan and Singer 2011) with a little weight decay, the rows in an order fixed by a seed.
/// </summary>
internal sealed class LinearModel
{
    private const int Epochs = 20;
    private const double Rate = 0.1, Decay = 1e-4;
    private readonly Dictionary<string, int> _features = new(StringComparer.Ordinal);
    private double[] _weights = [];
    private double _bias;

    /// <summary>Learns from rows of features and their targets: 0 or 1, or any number where <paramref name="logistic"/> is false.</summary>
    public static LinearModel Train(IReadOnlyList<string[]> rows, IReadOnlyList<double> targets, bool logistic)
    {
        var model = new LinearModel();
        var ids = rows.Select(row => row.Select(model.IdOf).ToArray()).ToArray();
        model._weights = new double[model._features.Count];
        model._bias = logistic ? 0 : targets.Average();
        model.Fit(ids, targets, logistic);
        return model;
    }

    /// <summary>The model's number for a row: above 0 for class 1, or the score. Unknown features count for nothing.</summary>
    public double Predict(string[] row)
    {
        var sum = _bias;
        foreach (var feature in row)
        {
            if (_features.TryGetValue(feature, out var id)) { sum += _weights[id]; }
        }
        return sum;
    }

    private int IdOf(string feature)
    {
        if (!_features.TryGetValue(feature, out var id))
        {
            id = _features.Count;
            _features.Add(feature, id);
        }
        return id;
    }

    private void Fit(int[][] rows, IReadOnlyList<double> targets, bool logistic)
    {
        var random = new SplitMixRandom(1);
        var squares = new double[_weights.Length];
        var biasSquare = 0.0;
        var order = Enumerable.Range(0, rows.Length).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var sum = _bias;
                foreach (var id in rows[row]) { sum += _weights[id]; }
                var slope = (logistic ? 1 / (1 + Math.Exp(-sum)) : sum) - targets[row];
                foreach (var id in rows[row])
                {
                    var gradient = slope + Decay * _weights[id];
                    squares[id] += gradient * gradient;
                    _weights[id] -= Rate * gradient / Math.Sqrt(squares[id] + 1e-12);
                }
                biasSquare += slope * slope;
                _bias -= Rate * slope / Math.Sqrt(biasSquare + 1e-12);
            }
        }
    }
}
