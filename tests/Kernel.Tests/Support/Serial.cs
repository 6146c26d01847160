// Cells share the process's console, its current folder and the flag that stops their loops.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
