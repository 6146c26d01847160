using System.Globalization;

namespace Microsoft.Data.Analysis;

/// <content>One value of many.</content>
public partial class PrimitiveDataFrameColumn<T>
{
    private IEnumerable<T> Known => _values.Where(value => value is not null).Select(value => value!.Value);

    /// <inheritdoc/>
    public override object? Max() => Reduced(Known, Offered(nameof(Max)).Max);

    /// <inheritdoc/>
    public override object? Min() => Reduced(Known, Offered(nameof(Min)).Min);

    /// <inheritdoc/>
    public override object? Sum() => Reduced(Known, Plus(nameof(Sum)));

    /// <inheritdoc/>
    public override double Mean() => Length == 0 ? 0 : Convert.ToDouble(Sum(), CultureInfo.InvariantCulture) / (Length - NullCount);

    /// <inheritdoc/>
    public override double Median()
    {
        Offered(nameof(Median));
        double[] ordered = [.. Known.Order().Select(value => To<double>(value))];
        return ordered.Length == 0 ? 0 : (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    /// <inheritdoc/>
    public override bool All() => this is PrimitiveDataFrameColumn<bool> truth ? truth.Known.All(value => value) : base.All();

    /// <inheritdoc/>
    public override bool Any() => this is PrimitiveDataFrameColumn<bool> truth ? truth.Known.Any(value => value) : base.Any();

    /// <inheritdoc/>
    public override DataFrameColumn Abs(bool inPlace = false) => Apply(Offered(nameof(Abs)).Abs, inPlace);

    /// <inheritdoc/>
    public override DataFrameColumn Round(bool inPlace = false) => Apply(Offered(nameof(Round)).Round, inPlace);

    /// <inheritdoc/>
    public override DataFrameColumn CumulativeSum(bool inPlace = false) => Accumulated(Plus(nameof(CumulativeSum)), inPlace);

    /// <inheritdoc/>
    public override DataFrameColumn CumulativeMax(bool inPlace = false) => Accumulated(Offered(nameof(CumulativeMax)).Max, inPlace);

    /// <inheritdoc/>
    public override DataFrameColumn CumulativeMin(bool inPlace = false) => Accumulated(Offered(nameof(CumulativeMin)).Min, inPlace);

    internal override DataFrameColumn Aggregate(GroupAggregate aggregate, IEnumerable<IReadOnlyList<long>> groups)
    {
        var numbers = Numeric ?? throw new NotSupportedException($"{aggregate} of {typeof(T)}");
        if (aggregate == GroupAggregate.Mean)
        {
            return new PrimitiveDataFrameColumn<double>(Name, groups.Select(rows => ZeroForNull(rows).Sum(value => To<double>(value)) / rows.Count));
        }
        Func<T, T, T> step = aggregate switch
        {
            GroupAggregate.Max => numbers.Max,
            GroupAggregate.Min => numbers.Min,
            _ => Plus(nameof(Sum)),
        };
        var result = NewOfKind();
        result._values.AddRange(groups.Select(rows => (T?)ZeroForNull(rows).Aggregate(step)));
        return result;
    }

    private static object? Reduced(IEnumerable<T> values, Func<T, T, T> step)
    {
        T? result = null;
        foreach (var value in values) { result = result is { } known ? step(known, value) : value; }
        return result;
    }

    private static Numbers<T> Offered(string what) => Numeric ?? throw Failure.NotOffered(what);

    private static Func<T, T, T> Plus(string what)
    {
        var numbers = Offered(what);
        return (left, right) => numbers.Apply(BinaryOperation.Add, left, right);
    }

    private IEnumerable<T> ZeroForNull(IEnumerable<long> rows) => rows.Select(row => this[row].GetValueOrDefault());

    private PrimitiveDataFrameColumn<T> Accumulated(Func<T, T, T> step, bool inPlace)
    {
        T? sofar = null;
        return Apply(
            value =>
            {
                sofar = sofar is { } known ? step(known, value) : value;
                return sofar.Value;
            },
            inPlace);
    }
}
