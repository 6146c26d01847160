using Xunit.Sdk;
using Xunit.v3;

// Threads and seeds belong to the whole process.
[assembly: Parallelization(Mode = ParallelMode.None)]
