using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace LayerFreezing;

/// <summary>
/// Products of matrices of tens of rows, as attention has them by the thousand: too small for a BLAS call each.
/// Matrices lie row by row, with a stride of their own.
/// </summary>
internal static unsafe class SmallMatrix
{
    private const int Lanes = 8;
    private const int Tall = 4;
    private const int Wide = 2 * Lanes;

    /// <summary>C = A B: A [m, k], B [k, n], C [m, n].</summary>
    internal static void Multiply(float* a, int strideA, float* b, int strideB, float* c, int strideC, int m, int k, int n)
    {
        if (m < Tall || n < Wide)
        {
            for (var i = 0; i < m; i++) { Row(a + (i * strideA), b, strideB, c + (i * strideC), k, n); }
            return;
        }
        // The last block overlaps the one before: what is computed twice comes out the same.
        for (var i = 0; i < m; i += Tall)
        {
            var top = Math.Min(i, m - Tall);
            for (var j = 0; j < n; j += Wide)
            {
                var left = Math.Min(j, n - Wide);
                Block(a + (top * strideA), strideA, b + left, strideB, c + (top * strideC) + left, strideC, k);
            }
        }
    }

    /// <summary>C = A Bᵀ with long rows and few of them: A [m, k], B [n, k], C [m, n].</summary>
    internal static void MultiplyTurned(float* a, int strideA, float* b, int strideB, float* c, int strideC, int m, int k, int n)
    {
        var i = 0;
        for (; i <= m - Tall; i += Tall)
        {
            for (var j = 0; j < n; j++) { Dots(a + ((long)i * strideA), strideA, b + ((long)j * strideB), c + (i * strideC) + j, strideC, k); }
        }
        for (; i < m; i++)
        {
            var row = new ReadOnlySpan<float>(a + ((long)i * strideA), k);
            for (var j = 0; j < n; j++) { c[(i * strideC) + j] = TensorPrimitives.Dot(row, new ReadOnlySpan<float>(b + ((long)j * strideB), k)); }
        }
    }

    /// <summary>Writes A [m, n] turned over: T [n, m].</summary>
    internal static void Transpose(float* a, int strideA, float* t, int strideT, int m, int n)
    {
        var i = 0;
        for (; i <= m - 8; i += 8)
        {
            float* r0 = a + (i * strideA), r1 = r0 + strideA, r2 = r1 + strideA, r3 = r2 + strideA;
            float* r4 = r3 + strideA, r5 = r4 + strideA, r6 = r5 + strideA, r7 = r6 + strideA;
            for (var j = 0; j < n; j++) { Vector256.Create(r0[j], r1[j], r2[j], r3[j], r4[j], r5[j], r6[j], r7[j]).Store(t + (j * strideT) + i); }
        }
        for (; i < m; i++)
        {
            var row = a + (i * strideA);
            for (var j = 0; j < n; j++) { t[(j * strideT) + i] = row[j]; }
        }
    }

    /// <summary>Four rows times one, a number each.</summary>
    private static void Dots(float* a, int strideA, float* b, float* c, int strideC, int k)
    {
        float* a1 = a + strideA, a2 = a1 + strideA, a3 = a2 + strideA;
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, t0 = default, t1 = default, t2 = default, t3 = default;
        var p = 0;
        for (; p <= k - Wide; p += Wide)
        {
            var (b0, b1) = (Vector256.Load(b + p), Vector256.Load(b + p + Lanes));
            s0 = Vector256.FusedMultiplyAdd(Vector256.Load(a + p), b0, s0);
            t0 = Vector256.FusedMultiplyAdd(Vector256.Load(a + p + Lanes), b1, t0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.Load(a1 + p), b0, s1);
            t1 = Vector256.FusedMultiplyAdd(Vector256.Load(a1 + p + Lanes), b1, t1);
            s2 = Vector256.FusedMultiplyAdd(Vector256.Load(a2 + p), b0, s2);
            t2 = Vector256.FusedMultiplyAdd(Vector256.Load(a2 + p + Lanes), b1, t2);
            s3 = Vector256.FusedMultiplyAdd(Vector256.Load(a3 + p), b0, s3);
            t3 = Vector256.FusedMultiplyAdd(Vector256.Load(a3 + p + Lanes), b1, t3);
        }
        var (d0, d1, d2, d3) = (Vector256.Sum(s0 + t0), Vector256.Sum(s1 + t1), Vector256.Sum(s2 + t2), Vector256.Sum(s3 + t3));
        for (; p < k; p++)
        {
            d0 = float.FusedMultiplyAdd(a[p], b[p], d0);
            d1 = float.FusedMultiplyAdd(a1[p], b[p], d1);
            d2 = float.FusedMultiplyAdd(a2[p], b[p], d2);
            d3 = float.FusedMultiplyAdd(a3[p], b[p], d3);
        }
        (c[0], c[strideC], c[2 * strideC], c[3 * strideC]) = (d0, d1, d2, d3);
    }

    /// <summary>Four rows times sixteen columns.</summary>
    private static void Block(float* a, int strideA, float* b, int strideB, float* c, int strideC, int k)
    {
        float* a1 = a + strideA, a2 = a1 + strideA, a3 = a2 + strideA;
        float* c1 = c + strideC, c2 = c1 + strideC, c3 = c2 + strideC;
        Vector256<float> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        for (var p = 0; p < k; p++, b += strideB)
        {
            var (b0, b1) = (Vector256.Load(b), Vector256.Load(b + Lanes));
            var x = Vector256.Create(a[p]);
            s00 = Vector256.FusedMultiplyAdd(x, b0, s00);
            s01 = Vector256.FusedMultiplyAdd(x, b1, s01);
            x = Vector256.Create(a1[p]);
            s10 = Vector256.FusedMultiplyAdd(x, b0, s10);
            s11 = Vector256.FusedMultiplyAdd(x, b1, s11);
            x = Vector256.Create(a2[p]);
            s20 = Vector256.FusedMultiplyAdd(x, b0, s20);
            s21 = Vector256.FusedMultiplyAdd(x, b1, s21);
            x = Vector256.Create(a3[p]);
            s30 = Vector256.FusedMultiplyAdd(x, b0, s30);
            s31 = Vector256.FusedMultiplyAdd(x, b1, s31);
        }
        s00.Store(c);
        s01.Store(c + Lanes);
        s10.Store(c1);
        s11.Store(c1 + Lanes);
        s20.Store(c2);
        s21.Store(c2 + Lanes);
        s30.Store(c3);
        s31.Store(c3 + Lanes);
    }

    /// <summary>One row; here too the last lanes overlap those before.</summary>
    private static void Row(float* a, float* b, int strideB, float* c, int k, int n)
    {
        if (n < Lanes)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = 0f;
                for (var p = 0; p < k; p++) { sum = float.FusedMultiplyAdd(a[p], b[(p * strideB) + j], sum); }
                c[j] = sum;
            }
            return;
        }
        for (var j = 0; j < n; j += Lanes)
        {
            var left = Math.Min(j, n - Lanes);
            var sum = Vector256<float>.Zero;
            for (var p = 0; p < k; p++) { sum = Vector256.FusedMultiplyAdd(Vector256.Create(a[p]), Vector256.Load(b + (p * strideB) + left), sum); }
            sum.Store(c + left);
        }
    }
}
