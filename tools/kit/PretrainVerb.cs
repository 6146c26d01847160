using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit pretrain: masked-language-model pretraining of a configuration, or of a model that goes on, on any text.</summary>
internal sealed class PretrainVerb : Verb
{
    private const string MicroText = "micro";

    private readonly Option<string> _model = new("--model")
    {
        Description = "A model's folder or name: config.json and vocabulary, and weights where the pretraining is to go on from them.",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<string> _text = new("--text")
    {
        Description = "A UTF-8 file of one text a line (or two with a tab between), or micro for the kit's own Micro-English.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string> _to = new("--to") { Description = "The folder the pretrained model goes to.", HelpName = "DIR", Required = true };
    private readonly Option<bool> _fromScratch = new("--from-scratch") { Description = "Draw all weights from the seed, even where the folder has some." };
    private readonly Option<bool> _fresh = new("--fresh") { Description = "Begin anew where DIR holds a pretraining, and replace it; without it, go on with one that is unfinished." };
    private readonly Option<int?> _steps = Number<int?>("--steps", "Steps of the whole pretraining" + Default(options => options.Steps));
    private readonly Option<int?> _batchSize = Number<int?>("--batch-size", "Lines a step" + Default(options => options.BatchSize));
    private readonly Option<double?> _rate = Number<double?>("--learning-rate", "The highest learning rate" + Default(options => options.LearningRate));
    private readonly Option<int?> _warmup = Number<int?>("--warmup", "Steps over which the rate rises, before it falls to 0; at most a tenth of all, if not given" + Default(options => options.WarmupSteps));
    private readonly Option<double?> _masked = Number<double?>("--masked", "The part of the tokens that is hidden" + Default(options => options.Masked));
    private readonly Option<int?> _maxLength = Number<int?>("--max-length", "The longest line in tokens, at most the model's positions" + Default(options => options.MaxLength));
    private readonly Option<double?> _weightDecay = Number<double?>("--weight-decay", "AdamW's weight decay" + Default(options => options.WeightDecay));
    private readonly Option<double?> _clipNorm = Number<double?>("--clip-norm", "The largest norm of the gradient" + Default(options => options.ClipNorm));
    private readonly Option<double?> _dropout = Number<double?>("--dropout", "Dropout while pretraining" + Default(options => options.Dropout ?? (object)"the model's own"));
    private readonly Option<int?> _seed = Number<int?>("--seed", "Draws weights, masks and the order of the lines" + Default(options => options.Seed));
    private readonly Option<int?> _threads = Number<int?>("--threads", "Threads; 0 is one for each core" + Default(options => options.Threads));

    private readonly Option<string> _device = new("--device") { Description = "auto, cpu, cuda or cuda:n.", HelpName = "DEVICE", DefaultValueFactory = _ => "auto" };

    public PretrainVerb() : base(
        "pretrain", "Pretrain a BERT or RoBERTa by guessing hidden words, from nothing or going on from a model, on any text.",
        "./kit pretrain --model micro-bert --text micro --to out/micro-bert --from-scratch",
        "./kit pretrain --model all-MiniLM-L6-v2 --text my-texts.txt --to out/my-model --steps 2000")
    {
        foreach (var option in new Option[]
        {
            _model, _text, _to, _fromScratch, _fresh, _steps, _batchSize, _rate, _warmup, _masked, _maxLength, _weightDecay, _clipNorm, _dropout, _seed, _threads, _device,
        })
        {
            Options.Add(option);
        }
        Subcommands.Add(new PretrainCheckVerb());
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var device = ComputeDevice.Choose(call.GetRequiredValue(_device));
        var source = NamedModel.Folder(call.GetRequiredValue(_model), cancelled);
        var options = OptionsOf(call, EncoderConfig.Load(source).UsablePositions).Check();
        var folder = call.GetRequiredValue(_to);
        var weights = call.GetValue(_fromScratch) ? StartingWeights.Drawn : StartingWeights.Read;
        if (weights == StartingWeights.Read && Path.GetFullPath(folder) == Path.GetFullPath(source))
        {
            throw new KitException("--to is the model's own folder, whose weights it begins with: name another, or draw the weights with --from-scratch.");
        }
        OutputPlace.CheckFolder(folder);
        if (!call.GetValue(_fresh) && !Pretrainer.IsUnfinished(folder) && PretrainingRecord.Load(folder) is { } done)
        {
            throw new KitException(FormattableString.Invariant($"{folder} holds a model that was pretrained for {done.Options.Steps} steps: name another folder with --to, or replace it with --fresh."));
        }
        var text = call.GetRequiredValue(_text) is var name && name == MicroText ? PretrainingText.Micro() : PretrainingText.File(name);
        if (call.GetValue(_fresh)) { Pretrainer.Forget(folder); }
        var pretrainer = new Pretrainer(MaskedModelFolder.Load(source, weights, options.Seed, device), text, options);
        Console.WriteLine($"{pretrainer.Model.Config}; {pretrainer.Model.Began}");
        if (pretrainer.Model.DrawnAnew is { Count: > 0 } drawn) { Console.WriteLine($"Drawn anew, since the weights lack them: {string.Join(", ", drawn)}."); }
        var record = PretrainingLine.Show(progress => pretrainer.Run(folder, progress, CommandOf(call), cancelled));
        Console.WriteLine(FormattableString.Invariant($"Loss {record.Losses[^1]:0.000} after {options.Steps} steps, {record.Seconds:0} s. The model and its card are in {folder}."));
        return Task.FromResult(ExitCode.Done);
    }

    private PretrainingOptions OptionsOf(ParseResult call, int positions)
    {
        var start = call.GetRequiredValue(_text) == MicroText ? PretrainingOptions.Micro : new PretrainingOptions();
        var steps = call.GetValue(_steps) ?? start.Steps;
        return start with
        {
            Steps = steps,
            BatchSize = call.GetValue(_batchSize) ?? start.BatchSize,
            LearningRate = call.GetValue(_rate) ?? start.LearningRate,
            WarmupSteps = call.GetValue(_warmup) ?? Math.Min(start.WarmupSteps, steps / 10),
            Masked = call.GetValue(_masked) ?? start.Masked,
            MaxLength = call.GetValue(_maxLength) ?? Math.Min(start.MaxLength, positions),
            WeightDecay = call.GetValue(_weightDecay) ?? start.WeightDecay,
            ClipNorm = call.GetValue(_clipNorm) ?? start.ClipNorm,
            Dropout = call.GetValue(_dropout) ?? start.Dropout,
            Seed = call.GetValue(_seed) ?? start.Seed,
            Threads = call.GetValue(_threads) ?? start.Threads,
        };
    }

    /// <summary>The call as it was typed, without what only matters once.</summary>
    private string CommandOf(ParseResult call) => "./kit " + string.Join(' ', call.Tokens.Select(token => token.Value).Where(token => token != _fresh.Name)
        .Select(token => token.Contains(' ', StringComparison.Ordinal) ? $"'{token}'" : token));

    /// <summary>What an option is where it isn't given, for its description: of a text of one's own, and of the kit's.</summary>
    private static string Default(Func<PretrainingOptions, object> value)
    {
        var (own, micro) = (value(new()), value(PretrainingOptions.Micro));
        return own.Equals(micro) ? FormattableString.Invariant($" ({own}).") : FormattableString.Invariant($" ({own}; for --text {MicroText}, {micro}).");
    }

    private static Option<T> Number<T>(string name, string description) => new(name) { Description = description, HelpName = "N" };
}
