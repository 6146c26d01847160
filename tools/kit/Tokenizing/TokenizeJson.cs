using System.Text.Json.Serialization;

namespace LayerFreezing.Kit;

/// <summary>How the lines of <c>kit tokenize</c> are read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TokenizeRequest))]
[JsonSerializable(typeof(TokenizeAnswer))]
internal sealed partial class TokenizeJson : JsonSerializerContext;
