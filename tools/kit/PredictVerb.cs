using System.CommandLine;
using System.Text;

namespace LayerFreezing.Kit;

/// <summary>kit predict: texts on standard input, a line each; labels with probabilities, or scores, on standard output.</summary>
internal sealed class PredictVerb : Verb
{
    private readonly Option<string> _model = new("--model") { Description = "The folder a fine-tuned model was saved in, or its name.", HelpName = "DIR", Required = true };

    private readonly Option<int?> _maxLength = new("--max-length") { Description = "The longest text in tokens; by default that of the training.", HelpName = "TOKENS" };

    private readonly Option<string> _device = new("--device") { Description = "auto, cpu, cuda or cuda:n.", HelpName = "DEVICE", DefaultValueFactory = _ => "auto" };

    private readonly Option<int> _batch = new("--batch")
    {
        Description = "Lines read before they are answered; 1 answers each at once.",
        HelpName = "LINES",
        DefaultValueFactory = _ => 32,
    };

    public PredictVerb() : base(
        "predict", """Turn lines {"text", "pair"?}, or text and pair with a tab between, into labels with probabilities or into scores.""",
        """echo '{"text": "A gripping film."}' | ./kit predict --model out/sst2""",
        "cut -f 1 reviews.tsv | ./kit predict --model out/sst2 > labels.tsv")
    {
        foreach (var option in new[] { (Option)_maxLength, _batch })
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, out var number) && number >= 1)) { result.AddError($"{option.Name} {text}: give a number of 1 or more."); }
            });
        }
        foreach (var option in new Option[] { _model, _maxLength, _device, _batch }) { Options.Add(option); }
    }

    protected override async Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var folder = NamedModel.Folder(call.GetRequiredValue(_model), cancelled);
        using var predictor = Predictor.Load(folder, ComputeDevice.Choose(call.GetRequiredValue(_device)), call.GetValue(_maxLength));
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" };
        bool? isJson = null;
        var number = 0;
        for (var ended = false; !ended;)
        {
            List<(string Text, string? Pair)> texts = [];
            while (texts.Count < call.GetValue(_batch) && !ended)
            {
                var line = await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(cancelled);
                ended = line is null;
                number++;
                if (string.IsNullOrWhiteSpace(line)) { continue; }
                isJson ??= line.TrimStart().StartsWith('{');
                texts.Add(PredictLine.Read(line, number, isJson.Value));
            }
            foreach (var prediction in predictor.Predict(texts, cancelled)) { await output.WriteLineAsync(PredictLine.Of(prediction, isJson ?? true)); }
            await output.FlushAsync(cancelled);
        }
        return ExitCode.Done;
    }
}
