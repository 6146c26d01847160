using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace LayerFreezing.Tests;

/// <summary>What holds of TorchSharp's stand-in beside what the package promises; skipped where the package itself is used.</summary>
public class TorchSharpStandInTests
{
    // The list names them in signatures and doesn't describe them.
    private static readonly string[] NamedOnly = ["Scalar", "torch+optim+ILearningRateController"];

    private static readonly string[] Described = ["torch+autograd+AutogradContext", "torch+autograd+SingleTensorFunction`1", "torch+autograd+MultiTensorFunction`1"];

    [Fact]
    public void Every_public_member_is_one_of_the_package()
    {
        SkipUnlessStandIn();
        var list = new PackageList(Shared.Path("api", "TorchSharp.md"));
        Assert.True(list.Count > 30, "the list could not be read");
        var strange = new List<string>();
        foreach (var type in typeof(torch).Assembly.GetExportedTypes())
        {
            var name = type.FullName!["TorchSharp.".Length..];
            if (NamedOnly.Contains(name)) { continue; }
            var members = Signature.Members(type).Where(member => type.IsSealed || !type.IsAbstract || !member.StartsWith(".ctor", StringComparison.Ordinal));
            strange.AddRange(Described.Contains(name)
                ? type.GetMethods().Where(m => m.DeclaringType == type && !list.Mentions(Described[1], m.Name.Replace("get_Name", "Name", StringComparison.Ordinal))).Select(m => $"{name}: {m.Name}")
                : members.Where(member => !list.Has(name, member)).Select(member => $"{name}: {member}"));
        }
        Assert.True(strange.Count == 0, string.Join('\n', strange));
    }

    [Fact]
    public void An_exception_in_a_written_gradient_comes_out_of_backward_with_its_message()
    {
        SkipUnlessStandIn();
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        var failure = Assert.Throws<ExternalException>(() => Failing.apply(x).sum().backward());
        Assert.Contains("no gradient today", failure.Message, StringComparison.Ordinal);
        Assert.True(is_grad_enabled());
        (x * 2).sum().backward();
        Assert.Equal([2f, 2f], x.grad!.data<float>().ToArray());
    }

    private static void SkipUnlessStandIn() => Assert.SkipUnless(
        File.Exists(Path.Combine(AppContext.BaseDirectory, "libtorchshim.so")), "the package itself is used here, not its stand-in");

    private sealed class Failing : SingleTensorFunction<Failing>
    {
        public override string Name => nameof(Failing);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * 2;

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => throw new InvalidOperationException("no gradient today");
    }
}
