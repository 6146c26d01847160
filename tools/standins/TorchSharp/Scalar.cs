using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A number as the shim takes it: kind 0 integer, 1 floating point, 2 boolean.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Number
{
    internal long Kind;
    internal long Integer;
    internal double Real;
}

/// <summary>A number of any type, made from one by itself.</summary>
public sealed class Scalar
{
    internal readonly Number Value;

    internal Scalar(Number value) => Value = value;

    public static implicit operator Scalar(byte value) => Whole(value);
    public static implicit operator Scalar(sbyte value) => Whole(value);
    public static implicit operator Scalar(short value) => Whole(value);
    public static implicit operator Scalar(int value) => Whole(value);
    public static implicit operator Scalar(long value) => Whole(value);
    public static implicit operator Scalar(float value) => Real(value);
    public static implicit operator Scalar(double value) => Real(value);
    public static implicit operator Scalar(bool value) => new(new Number { Kind = 2, Integer = value ? 1 : 0, Real = value ? 1 : 0 });

    private static Scalar Whole(long value) => new(new Number { Kind = 0, Integer = value, Real = value });

    private static Scalar Real(double value) => new(new Number { Kind = 1, Real = value });
}
