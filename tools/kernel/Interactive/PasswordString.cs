namespace Microsoft.DotNet.Interactive;

/// <summary>A string that isn't shown by mistake.</summary>
public sealed class PasswordString(string content)
{
    /// <summary>The string itself.</summary>
    public string GetClearTextPassword() => content;

    /// <summary>Dots.</summary>
    public override string ToString() => new('•', 8);
}
