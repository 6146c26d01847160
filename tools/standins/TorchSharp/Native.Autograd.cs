using System.Runtime.InteropServices;

namespace TorchSharp;

// Gradients and functions of one's own: autograd.cpp.
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ts_requires_grad(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial int ts_set_requires_grad(TensorHandle a, int value);
    [LibraryImport(Library)]
    internal static partial int ts_is_leaf(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial int ts_detach_(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_grad(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial int ts_set_grad(TensorHandle a, TensorHandle grad);
    [LibraryImport(Library)]
    internal static partial int ts_backward(TensorHandle a, TensorHandle gradient, int retain, int create);
    [LibraryImport(Library)]
    internal static partial int ts_autograd_grad(IntPtr[] outputs, long nOutputs, IntPtr[] inputs, long nInputs, IntPtr[] gradients, long nGradients, int retain, int create, int allowUnused, [Out] IntPtr[] result);
    [LibraryImport(Library)]
    internal static partial int ts_grad_enabled();
    [LibraryImport(Library)]
    internal static partial void ts_set_grad_enabled(int enabled);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr ts_function_attach(IntPtr[] outputs, long nOutputs, IntPtr[] inputs, long nInputs, IntPtr[] saved, long nSaved, string name, IntPtr state, delegate* unmanaged[Cdecl]<IntPtr, IntPtr*, long, IntPtr*, long, int> run, delegate* unmanaged[Cdecl]<IntPtr, void> free);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_function_saved(IntPtr node, long i);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void ts_fail(string message);
}
