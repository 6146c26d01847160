namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Number One = ((Scalar)1).Value;

        public Tensor abs() => Take(Native.ts_abs(Raw));
        public Tensor exp() => Take(Native.ts_exp(Raw));
        public Tensor log() => Take(Native.ts_log(Raw));
        public Tensor sqrt() => Take(Native.ts_sqrt(Raw));
        public Tensor rsqrt() => Take(Native.ts_rsqrt(Raw));
        public Tensor tanh() => Take(Native.ts_tanh(Raw));
        public Tensor isfinite() => Take(Native.ts_isfinite(Raw));
        public Tensor isnan() => Take(Native.ts_isnan(Raw));
        public Tensor logical_not() => Take(Native.ts_logical_not(Raw));
        public Tensor nonzero() => Take(Native.ts_nonzero(Raw));

        public Tensor add(Tensor target) => add(target, 1);
        public Tensor add(Tensor target, Scalar alpha) => Take(Native.ts_add(Raw, target.Raw, alpha.Value));
        public Tensor add(Scalar scalar) => add(scalar, 1);
        public Tensor add(Scalar scalar, Scalar alpha) => Take(Native.ts_add_number(Raw, scalar.Value, alpha.Value));
        public Tensor sub(Tensor target) => Take(Native.ts_sub(Raw, target.Raw));
        public Tensor sub(Scalar target) => Take(Native.ts_sub_number(Raw, target.Value));
        public Tensor mul(Tensor target) => Take(Native.ts_mul(Raw, target.Raw));
        public Tensor mul(Scalar target) => Take(Native.ts_mul_number(Raw, target.Value));
        public Tensor div(Tensor target) => Take(Native.ts_div(Raw, target.Raw));
        public Tensor div(Scalar target) => Take(Native.ts_div_number(Raw, target.Value));
        public Tensor pow(Tensor exponent) => Take(Native.ts_pow(Raw, exponent.Raw));
        public Tensor pow(Scalar exponent) => Take(Native.ts_pow_number(Raw, exponent.Value));
        public Tensor matmul(Tensor target) => Take(Native.ts_matmul(Raw, target.Raw));
        public Tensor mm(Tensor target) => Take(Native.ts_mm(Raw, target.Raw));
        public Tensor bmm(Tensor batch2) => Take(Native.ts_bmm(Raw, batch2.Raw));

        public Tensor eq(Tensor target) => Take(Native.ts_eq(Raw, target.Raw));
        public Tensor eq(Scalar target) => Take(Native.ts_eq_number(Raw, target.Value));
        public Tensor ne(Tensor target) => Take(Native.ts_ne(Raw, target.Raw));
        public Tensor ne(Scalar target) => Take(Native.ts_ne_number(Raw, target.Value));
        public Tensor gt(Tensor target) => Take(Native.ts_gt(Raw, target.Raw));
        public Tensor gt(Scalar target) => Take(Native.ts_gt_number(Raw, target.Value));
        public Tensor ge(Tensor target) => Take(Native.ts_ge(Raw, target.Raw));
        public Tensor ge(Scalar target) => Take(Native.ts_ge_number(Raw, target.Value));
        public Tensor lt(Tensor target) => Take(Native.ts_lt(Raw, target.Raw));
        public Tensor lt(Scalar target) => Take(Native.ts_lt_number(Raw, target.Value));
        public Tensor le(Tensor target) => Take(Native.ts_le(Raw, target.Raw));
        public Tensor le(Scalar target) => Take(Native.ts_le_number(Raw, target.Value));

        public Tensor add_(Tensor target) => add_(target, 1);
        public Tensor add_(Tensor target, Scalar alpha) => Same(Native.ts_add_(Raw, target.Raw, alpha.Value));
        public Tensor add_(Scalar scalar) => Same(Native.ts_add_number_(Raw, scalar.Value, One));
        public Tensor sub_(Tensor target) => Same(Native.ts_sub_(Raw, target.Raw));
        public Tensor sub_(Scalar target) => Same(Native.ts_sub_number_(Raw, target.Value));
        public Tensor mul_(Tensor target) => Same(Native.ts_mul_(Raw, target.Raw));
        public Tensor mul_(Scalar target) => Same(Native.ts_mul_number_(Raw, target.Value));
        public Tensor div_(Tensor target) => Same(Native.ts_div_(Raw, target.Raw));
        public Tensor div_(Scalar target) => Same(Native.ts_div_number_(Raw, target.Value));
        public Tensor fill_(Scalar value) => Same(Native.ts_fill_(Raw, value.Value));
        public Tensor zero_() => fill_(0);
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Same(Native.ts_copy_(Raw, source.Raw));

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Same(Native.ts_normal_(Raw, mean, std, Generator.For(generator, Simulated)));

        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Same(Native.ts_uniform_(Raw, from, to, Generator.For(generator, Simulated)));

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            Same(Native.ts_bernoulli_(Raw, p, Generator.For(generator, Simulated)));

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);
        public static Tensor operator +(Tensor left, int right) => left.add(right);
        public static Tensor operator +(Tensor left, double right) => left.add(right);
        public static Tensor operator +(double left, Tensor right) => right.add(left);
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);
        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);
        public static Tensor operator -(Tensor left, int right) => left.sub(right);
        public static Tensor operator -(Tensor left, double right) => left.sub(right);
        public static Tensor operator -(Tensor tensor) => Take(Native.ts_neg(tensor.Raw));
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);
        public static Tensor operator *(Tensor left, int right) => left.mul(right);
        public static Tensor operator *(Tensor left, double right) => left.mul(right);
        public static Tensor operator *(double left, Tensor right) => right.mul(left);
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);
        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);
        public static Tensor operator /(Tensor left, int right) => left.div(right);
        public static Tensor operator /(Tensor left, double right) => left.div(right);
        public static Tensor operator /(double left, Tensor right) => Take(Native.ts_rdiv_number(((Scalar)left).Value, right.Raw));

        private Tensor Same(int status)
        {
            Failure.Check(status);
            return this;
        }
    }
}
