using System.Security.Cryptography;

namespace NotebookKernel;

/// <summary>Signs messages and checks signatures: HMAC-SHA256 over the four JSON frames, in hexadecimal.</summary>
internal sealed class MessageSigner
{
    private readonly byte[] _key;

    /// <summary>Takes the connection's key; an empty one means that messages go unsigned.</summary>
    /// <exception cref="KernelException">Another scheme is asked for.</exception>
    public MessageSigner(byte[] key, string scheme)
    {
        if (key.Length > 0 && scheme != "hmac-sha256") { throw new KernelException($"The connection file asks for the signature scheme \"{scheme}\"; the kernel has hmac-sha256."); }
        _key = key;
    }

    /// <summary>The signature frame of four frames that begin at <paramref name="first"/>.</summary>
    public byte[] Sign(IReadOnlyList<byte[]> frames, int first)
    {
        if (_key.Length == 0) { return []; }
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        for (var i = first; i < first + 4; i++) { hash.AppendData(frames[i]); }
        return System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>True where the signature is right; takes the same time wherever it differs.</summary>
    public bool Check(byte[] signature, IReadOnlyList<byte[]> frames, int first) =>
        _key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Sign(frames, first));
}
