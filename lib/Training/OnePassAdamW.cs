using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// AdamW over contiguous state on the CPU: one pass over the gradients for their norm, one over everything for the step.
/// Of the word embedding only rows that a batch has touched take part: the others have no gradient and no moments, so
/// without weight decay they stay exactly where they are.
/// </summary>
internal sealed unsafe class OnePassAdamW : ParameterStep
{
    /// <summary>Elements of a piece of work: fixed, so that threads don't change a sum.</summary>
    private const int PieceLength = 1 << 15;

    private readonly Tensor _state;
    private readonly List<Member> _members = [];
    private readonly List<Parameter> _onlyClipped;

    internal OnePassAdamW(SequenceClassifier model, TrainableParameters parameters, double weightDecay)
        : this(parameters, weightDecay, model.Encoder.Embeddings) { }

    /// <summary>Steps for some parameters.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="weightDecay">For those that decay.</param>
    /// <param name="embeddings">Those whose table is read by rows alone; null where something else uses the table as well.</param>
    internal OnePassAdamW(TrainableParameters parameters, double weightDecay, Embeddings? embeddings)
    {
        var all = parameters.Decayed.Select(p => (p.Name, p.Value, Decay: weightDecay)).Concat(parameters.Undecayed.Select(p => (p.Name, p.Value, Decay: 0.0))).ToList();
        _state = zeros(2, all.Sum(p => p.Value.numel())).DetachFromDisposeScope();
        var at = 0L;
        foreach (var (name, value, decay) in all)
        {
            var member = new Member(name, value, decay, View(0, at, value), View(1, at, value));
            if (embeddings is not null && ReferenceEquals(value, embeddings.Words) && decay == 0)
            {
                Words = new TouchedRows(embeddings);
                value.requires_grad = false;
            }
            _members.Add(member);
            at += value.numel();
        }
        var trained = all.Select(p => p.Value).ToHashSet(ReferenceEqualityComparer.Instance);
        _onlyClipped = [.. parameters.Clipped.Where(p => !trained.Contains(p))];
    }

    /// <summary>The rows of the word embedding that take part; null where the whole table does, or it is frozen.</summary>
    internal TouchedRows? Words { get; }

    internal override IEnumerable<(string Name, Tensor Mean, Tensor Square)> Moments => _members.Select(m => (m.Name, m.Mean, m.Square));

    internal override IEnumerable<int> TouchedRows => Words?.Touched ?? [];

    internal override void Touch(IEnumerable<int> rows) => Words?.Touch(rows);

    internal override void Prepare(PackedBatch batch) => Words?.Gather(batch);

    internal override void Release() => Words?.Release();

    internal override double Take(double rate, double clipNorm)
    {
        using var scope = NewDisposeScope();
        using var none = no_grad();
        var pieces = new List<AdamWPiece>();
        var gradients = new List<Tensor>();
        foreach (var member in _members)
        {
            if (Words is not null && ReferenceEquals(member.Value, Words.Table)) { AddRows(pieces, gradients, member); }
            else if (member.Value.grad?.contiguous() is { } gradient) { AddPieces(pieces, gradients, member, gradient); }
        }
        foreach (var parameter in _onlyClipped)
        {
            if (parameter.grad?.contiguous() is { } gradient) { AddPieces(pieces, gradients, null, gradient); }
        }
        var sums = new double[pieces.Count];
        var elements = pieces.Sum(piece => (long)piece.Length);
        RowWork.For(pieces.Count, elements, i => sums[i] = pieces[i].SumOfSquares());
        var norm = Math.Sqrt(sums.Sum());
        if (!double.IsFinite(norm)) { return norm; }
        Taken++;
        var (first, second) = Corrections();
        var factors = new AdamWFactors((float)ClipFactor(norm, clipNorm), (float)(-rate / first), (float)(1 / second), (float)rate);
        RowWork.For(pieces.Count, elements, i => pieces[i].Step(factors));
        GC.KeepAlive(gradients);
        return norm;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var member in _members)
        {
            member.Mean.Dispose();
            member.Square.Dispose();
        }
        _state.Dispose();
        Words?.Dispose();
    }

    private static void AddPieces(List<AdamWPiece> pieces, List<Tensor> gradients, Member? member, Tensor gradient)
    {
        gradients.Add(gradient);
        var length = gradient.numel();
        var g = FloatMemory.Address(gradient);
        for (var start = 0L; start < length; start += PieceLength)
        {
            pieces.Add(member is null
                ? new AdamWPiece(null, g + start, null, null, Count(start, length), 0)
                : new AdamWPiece(FloatMemory.Address(member.Value) + start, g + start, FloatMemory.Address(member.Mean) + start,
                    FloatMemory.Address(member.Square) + start, Count(start, length), (float)member.Decay));
        }
    }

    private void AddRows(List<AdamWPiece> pieces, List<Tensor> gradients, Member member)
    {
        var (rows, gradient) = Words!.Gradient();
        gradients.Add(gradient);
        var width = (int)member.Value.shape[1];
        float* p = FloatMemory.Address(member.Value), m = FloatMemory.Address(member.Mean), v = FloatMemory.Address(member.Square), g = FloatMemory.Address(gradient);
        foreach (var (row, place) in rows)
        {
            var at = (long)row * width;
            pieces.Add(new AdamWPiece(p + at, place < 0 ? null : g + ((long)place * width), m + at, v + at, width, 0));
        }
    }

    private static int Count(long start, long length) => (int)Math.Min(PieceLength, length - start);

    private Tensor View(int moment, long start, Parameter like)
    {
        using var row = _state.narrow(0, moment, 1);
        using var flat = row.view(-1);
        using var part = flat.narrow(0, start, like.numel());
        return part.view(like.shape).DetachFromDisposeScope();
    }

    private sealed record Member(string Name, Parameter Value, double Decay, Tensor Mean, Tensor Square);
}
