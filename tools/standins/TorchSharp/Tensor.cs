using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of libtorch.</summary>
    public partial class Tensor : IDisposable
    {
        private TensorHandle _handle;

        internal Tensor(IntPtr handle)
        {
            _handle = new TensorHandle(handle);
            CurrentDisposeScope?.Hold(this);
        }

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal TensorHandle Raw => _handle.IsInvalid
            ? throw new InvalidOperationException("Tensor invalid -- empty handle.") : _handle;

        public IntPtr Handle => Raw.DangerousGetHandle();

        public bool IsInvalid => _handle.IsInvalid || _handle.IsClosed;

        public ScalarType dtype => (ScalarType)Native.ts_type(Raw);

        public Device device => Simulated ? new Device(DeviceType.CUDA, 0) : CPU;

        public long[] shape
        {
            get
            {
                var sizes = new long[Native.ts_dim(Raw)];
                Native.ts_shape(Raw, sizes);
                return sizes;
            }
        }

        public long Dimensions => Native.ts_dim(Raw);

        public long NumberOfElements => Native.ts_numel(Raw);

        /// <summary>The memory of a contiguous tensor on the CPU.</summary>
        public Span<byte> bytes
        {
            get
            {
                RequireCpu();
                if (!is_contiguous()) { throw new NotImplementedException("Bytes() called on non-contiguous tensor."); }
                unsafe
                {
                    return new Span<byte>((void*)Native.ts_data(Raw), checked((int)(numel() * Native.ts_element_size(Raw))));
                }
            }
            set
            {
                if (value.Length != bytes.Length) { throw new ArgumentException("Mismatched data sizes in Tensor.set_bytes()."); }
                value.CopyTo(bytes);
            }
        }

        internal bool Simulated => Native.ts_simulated(Raw) != 0;

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long size(int dim) => shape[dim < 0 ? dim + (int)Dimensions : dim];

        public long[] size() => shape;

        public bool is_contiguous() => Native.ts_is_contiguous(Raw) != 0;

        /// <summary>The elements, in the order of the tensor's shape whatever its strides.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            RequireCpu();
            if (TypeOf(typeof(T)) != dtype)
            {
                throw new ArgumentException($"{typeof(T)} doesn't fit a tensor of {dtype}.");
            }
            return new TensorAccessor<T>(this);
        }

        public T item<T>() where T : unmanaged
        {
            if (numel() != 1) { throw new ArgumentException("Number of elements in the tensor must be 1"); }
            if (!Simulated) { return data<T>().ToArray()[0]; }
            // On a real device item() brings the number to the CPU by itself; so it does here.
            using var here = cpu();
            return here.data<T>().ToArray()[0];
        }

        public Scalar ToScalar()
        {
            Failure.Check(Native.ts_item(Raw, out var value));
            return new Scalar(value);
        }

        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024) => stream.ReadExactly(bytes);

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024) => stream.Write(bytes);

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            if (OwningDisposeScope is { } owner) { owner.MoveToOther(other, this); } else { other.Attach(this); }
            return this;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            if (!ReferenceEquals(_handle, TensorHandle.None)) { _handle.Dispose(); }
            _handle = TensorHandle.None;
        }

        internal static Tensor Take(IntPtr handle) => handle == IntPtr.Zero ? throw Failure.Last() : new Tensor(handle);

        internal static TensorHandle OrNone(Tensor? tensor) => tensor is null ? TensorHandle.None : tensor.Raw;

        /// <summary>Gives the native tensor to a new owner; this wrapper is empty afterwards.</summary>
        internal IntPtr MoveHandle()
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            var value = Raw.DangerousGetHandle();
            _handle.SetHandleAsInvalid();
            _handle = TensorHandle.None;
            return value;
        }

        private void RequireCpu()
        {
            if (Simulated)
            {
                throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
            }
        }
    }
}
