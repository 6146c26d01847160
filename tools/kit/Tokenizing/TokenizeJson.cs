using System.Text.Json.Serialization;

namespace LayerFreezing.Kit;

/// <summary>How the lines that <c>kit tokenize</c> writes are made, without reflection at the start.</summary>
[JsonSerializable(typeof(TokenizeAnswer))]
internal sealed partial class TokenizeJson : JsonSerializerContext;
