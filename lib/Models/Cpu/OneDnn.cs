namespace LayerFreezing;

/// <summary>
/// The matrix product of oneDNN, which libtorch brings along and doesn't use for plain fp32 matrices where it was built
/// with another BLAS. Matrices lie row by row.
/// </summary>
internal static unsafe class OneDnn
{
    // dnnl_status_t dnnl_sgemm(char transa, char transb, dnnl_dim_t M, dnnl_dim_t N, dnnl_dim_t K, float alpha, const float *A,
    // dnnl_dim_t lda, const float *B, dnnl_dim_t ldb, float beta, float *C, dnnl_dim_t ldc): oneDNN's developer guide.
    private static readonly Lazy<nint> Sgemm = new(() => LoadedLibrary.Find("libdnnl", "dnnl_sgemm"));

    /// <summary>Whether it is in this process as a library of its own. False before the tensor library has been used.</summary>
    internal static bool IsThere => Sgemm.Value != 0;

    /// <summary>C = A B, or C += A B with <paramref name="add"/>: A [m, k], B [k, n], C [m, n]; one that is turned lies in memory as its transpose.</summary>
    /// <exception cref="InvalidOperationException">The library refuses, as it does when memory has run out.</exception>
    internal static void Multiply(float* a, bool turnA, float* b, bool turnB, float* c, long m, long k, long n, bool add)
    {
        var status = ((delegate* unmanaged<byte, byte, long, long, long, float, float*, long, float*, long, float, float*, long, int>)Sgemm.Value)(
            Letter(turnA), Letter(turnB), m, n, k, 1, a, turnA ? m : k, b, turnB ? k : n, add ? 1 : 0, c, n);
        if (status != 0) { throw new InvalidOperationException($"oneDNN's product [{m}, {k}] x [{k}, {n}] failed with status {status}."); }
    }

    private static byte Letter(bool turned) => (byte)(turned ? 'T' : 'N');
}
