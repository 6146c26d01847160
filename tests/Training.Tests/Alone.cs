using Xunit.Sdk;
using Xunit.v3;

// Threads and seeds belong to the whole process, and memory is measured there.
[assembly: Parallelization(Mode = ParallelMode.None)]
