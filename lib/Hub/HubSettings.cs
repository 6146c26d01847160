namespace LayerFreezing;

/// <summary>Where the Hugging Face hub is and where what it gave is kept: what its own tools read from the same variables.</summary>
public sealed record HubSettings
{
    /// <summary>The address of the hub or of a mirror: <c>HF_ENDPOINT</c>.</summary>
    public Uri Endpoint { get; init; } = new("https://huggingface.co");

    /// <summary>The folder of the cache: <c>HF_HUB_CACHE</c>, else <c>hub</c> in <c>HF_HOME</c>, else in the user's cache folder.</summary>
    public required string Cache { get; init; }

    /// <summary>What the user is known by: <c>HF_TOKEN</c>, else the file that <c>HF_TOKEN_PATH</c> or HF_HOME's <c>token</c> is; null for nobody.</summary>
    public string? Token { get; init; }

    /// <summary>Whether nothing may be asked of the network: <c>HF_HUB_OFFLINE</c> or <c>TRANSFORMERS_OFFLINE</c>.</summary>
    public bool IsOffline { get; init; }

    /// <summary>The settings of the environment.</summary>
    /// <param name="variable">Gives a variable's value or null; null reads the process's own.</param>
    /// <exception cref="KitException">HF_ENDPOINT is no address.</exception>
    public static HubSettings FromEnvironment(Func<string, string?>? variable = null)
    {
        variable ??= Environment.GetEnvironmentVariable;
        return new HubSettings
        {
            Endpoint = EndpointOf(Text(variable, "HF_ENDPOINT")),
            Cache = CacheOf(variable),
            Token = IsSet(variable, "HF_HUB_DISABLE_IMPLICIT_TOKEN")
                ? null
                : Text(variable, "HF_TOKEN") ?? Text(variable, "HUGGING_FACE_HUB_TOKEN") ?? FirstLine(Expanded(Text(variable, "HF_TOKEN_PATH") ?? Path.Combine(Home(variable), "token"))),
            IsOffline = IsSet(variable, "HF_HUB_OFFLINE") || IsSet(variable, "TRANSFORMERS_OFFLINE"),
        };
    }

    /// <summary>The folder of the cache alone.</summary>
    internal static string CacheOf(Func<string, string?> variable) =>
        Path.GetFullPath(Expanded(Text(variable, "HF_HUB_CACHE") ?? Text(variable, "HUGGINGFACE_HUB_CACHE") ?? Path.Combine(Home(variable), "hub")));

    /// <summary>The settings without the token, which is nobody's to read.</summary>
    public override string ToString() => $"{Endpoint}, cache {Cache}{(Token is null ? "" : ", with a token")}{(IsOffline ? ", offline" : "")}";

    private static Uri EndpointOf(string? text)
    {
        if (text is null) { return new HubSettings { Cache = "" }.Endpoint; }
        return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address
            : throw new KitException($"HF_ENDPOINT is '{text}', which is no address: set it to one such as https://huggingface.co, or unset it.");
    }

    private static string Home(Func<string, string?> variable) =>
        Expanded(Text(variable, "HF_HOME") ?? Path.Combine(Text(variable, "XDG_CACHE_HOME") ?? Path.Combine(UserFolder(), ".cache"), "huggingface"));

    private static string? Text(Func<string, string?> variable, string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static bool IsSet(Func<string, string?> variable, string name) => Text(variable, name)?.ToUpperInvariant() is "1" or "ON" or "YES" or "TRUE";

    private static string UserFolder() => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    private static string Expanded(string path) => path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(UserFolder(), path[2..]) : path;

    private static string? FirstLine(string file)
    {
        try
        {
            return File.Exists(file) && File.ReadLines(file).FirstOrDefault()?.Trim() is { Length: > 0 } token ? token : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null; // as the hub's own tools do: nobody is a user too
        }
    }
}
