using System.Runtime.Intrinsics;

namespace LayerFreezing;

/// <summary>
/// Products of matrices of tens of rows, as attention has them by the thousand: too small for a BLAS call each.
/// Matrices lie row by row, with a stride of their own.
/// </summary>
internal static unsafe class SmallMatrix
{
    private const int Wide = 16;

    /// <summary>C = A B, or C += A B: A [m, k], B [k, n], C [m, n].</summary>
    internal static void Multiply(float* a, int strideA, float* b, int strideB, float* c, int strideC, int m, int k, int n, bool add = false)
    {
        var i = 0;
        for (; i <= m - 4; i += 4) { Rows4(a + (i * strideA), strideA, b, strideB, c + (i * strideC), strideC, k, n, add); }
        for (; i < m; i++) { Rest(a + (i * strideA), b, strideB, c + (i * strideC), 0, k, n, add); }
    }

    /// <summary>Writes A [m, n] turned over: T [n, m].</summary>
    internal static void Transpose(float* a, int strideA, float* t, int strideT, int m, int n)
    {
        for (var i = 0; i < m; i++)
        {
            var row = a + (i * strideA);
            for (var j = 0; j < n; j++) { t[(j * strideT) + i] = row[j]; }
        }
    }

    private static void Rows4(float* a, int strideA, float* b, int strideB, float* c, int strideC, int k, int n, bool add)
    {
        float* a1 = a + strideA, a2 = a1 + strideA, a3 = a2 + strideA;
        float* c1 = c + strideC, c2 = c1 + strideC, c3 = c2 + strideC;
        var j = 0;
        for (; j <= n - Wide; j += Wide)
        {
            var (s00, s01, s10, s11) = (Start(c + j, add), Start(c + j + 8, add), Start(c1 + j, add), Start(c1 + j + 8, add));
            var (s20, s21, s30, s31) = (Start(c2 + j, add), Start(c2 + j + 8, add), Start(c3 + j, add), Start(c3 + j + 8, add));
            var column = b + j;
            for (var p = 0; p < k; p++, column += strideB)
            {
                var (b0, b1) = (Vector256.Load(column), Vector256.Load(column + 8));
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
            s00.Store(c + j);
            s01.Store(c + j + 8);
            s10.Store(c1 + j);
            s11.Store(c1 + j + 8);
            s20.Store(c2 + j);
            s21.Store(c2 + j + 8);
            s30.Store(c3 + j);
            s31.Store(c3 + j + 8);
        }
        if (j == n) { return; }
        Rest(a, b, strideB, c, j, k, n, add);
        Rest(a1, b, strideB, c1, j, k, n, add);
        Rest(a2, b, strideB, c2, j, k, n, add);
        Rest(a3, b, strideB, c3, j, k, n, add);
    }

    /// <summary>The columns of one row from <paramref name="j"/> on.</summary>
    private static void Rest(float* a, float* b, int strideB, float* c, int j, int k, int n, bool add)
    {
        for (; j <= n - 8; j += 8)
        {
            var sum = Start(c + j, add);
            for (var p = 0; p < k; p++) { sum = Vector256.FusedMultiplyAdd(Vector256.Create(a[p]), Vector256.Load(b + (p * strideB) + j), sum); }
            sum.Store(c + j);
        }
        for (; j < n; j++)
        {
            var sum = add ? c[j] : 0;
            for (var p = 0; p < k; p++) { sum = float.FusedMultiplyAdd(a[p], b[(p * strideB) + j], sum); }
            c[j] = sum;
        }
    }

    private static Vector256<float> Start(float* c, bool add) => add ? Vector256.Load(c) : Vector256<float>.Zero;
}
