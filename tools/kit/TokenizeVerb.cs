using System.CommandLine;
using System.Text;

namespace LayerFreezing.Kit;

/// <summary>kit tokenize: texts on standard input, a JSON object a line; their tokens on standard output, a line each.</summary>
internal sealed class TokenizeVerb : Verb
{
    private readonly Option<string> _model = new("--model") { Description = "A model's folder, or its name.", HelpName = "DIR", Required = true };

    public TokenizeVerb() : base(
        "tokenize", """Turn lines {"text", "pair"?, "max_length"?} into lines {"input_ids", "token_type_ids", "tokens"}.""",
        """echo '{"text": "Some layers stay frozen."}' | ./kit tokenize --model ../shared/models/all-MiniLM-L6-v2""")
        => Options.Add(_model);

    protected override async Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var tokenizer = TextTokenizer.Load(NamedModel.Folder(call.GetRequiredValue(_model), cancelled));
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true, NewLine = "\n" };
        for (var number = 1; await ReadLine(input, cancelled) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) { continue; }
            try
            {
                var request = TokenizeRequest.Read(line);
                var tokenized = tokenizer.Encode(request.Text, request.Pair, request.MaxLength);
                await output.WriteLineAsync(new TokenizeAnswer(tokenized.Ids, tokenized.TokenTypeIds, tokenized.Tokens).ToJson());
            }
            catch (KitException failure)
            {
                throw new KitException($"Line {number} of the input: {failure.Message}", failure);
            }
        }
        return ExitCode.Done;
    }

    // Reading a terminal or a pipe blocks whatever the token says, so the wait for it is what is cancelled.
    private static Task<string?> ReadLine(StreamReader input, CancellationToken cancelled) =>
        Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(cancelled);
}
