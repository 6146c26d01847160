"""2,000 cells in one kernel, all sorts of them or only such as declare something.

argv is dotnet, the kernel's assembly, and "mixed" or "declaring". Processor seconds count: the machine may be busy.
"""
import os
import statistics
import sys
import time
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec

manager = KernelManager()
manager._kernel_spec = KernelSpec(argv=[sys.argv[1], sys.argv[2], "serve", "{connection_file}"], display_name="x", language="C#", interrupt_mode="message")
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=180)
mixed = [
    "var v{i} = {i}; Console.WriteLine(v{i} + 1);",
    "v{p} * 2",
    "int F{i}(int n) => n + {i}; F{i}(1)",
    "for (int i = 0; i < 10; i++) Console.Write(i);",
    "display(new[] {{ 1, 2, 3 }});",
    "var same = new List<int> {{ {i} }}; same.Count",
    "new byte[20_000_000].Length",
    "await Task.Delay(1); v{p}",
    "record P{i}(int X, string Name); var rows = Enumerable.Range(0, 3).Select(n => new P{i}(n, $\"{{n}}\")).ToList(); rows",
    "var query{i} = rows.Select(r => new {{ r.Name, Twice = 2 * r.X }}).ToArray(); query{i}",
    "using System.Text.Json; JsonSerializer.Serialize(query{q}[0].Twice)",
    "Func<int, int> add{i} = n => n + v{p}; add{i}(1)",
    "async Task<int> Wait{i}(int n) {{ await Task.Yield(); return n; }} await Wait{i}(3)",
    "nowhere + 1",
    "throw new InvalidOperationException(\"{i}\");",
    "rows.Count + same.Count",
]

# The last one's name leads far back, to a cell from the middle of those so far.
declaring = [
    "var v{i} = {i}; int F{i}(int n) => n + v{i}; F{i}(1)",
    "record P{i}(int X); var last = new P{i}({i}); last.X",
    "var w{i} = v{p} + F{p}(1) + last.X;",
    "Func<int, int> g{i} = n => n + v{m}; g{i}(1)",
]
kinds = {"mixed": mixed, "declaring": declaring}[sys.argv[3]]


def processor():
    with open(f"/proc/{manager.provisioner.process.pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


failing = {"nowhere + 1", mixed[14]}
took, work = [], []
for i in range(2000):
    kind = kinds[i % len(kinds)]
    start = i - i % len(kinds)
    middle = i // 2 - i // 2 % len(kinds)
    code = kind.format(i=i, p=start, q=start + 9, m=middle)
    started = time.time()
    reply = client.execute_interactive(code, output_hook=lambda m: None, timeout=180)
    took.append(time.time() - started)
    work.append(processor())
    if reply["content"]["status"] != ("error" if kind in failing else "ok"):
        sys.exit(f"cell {i} ended unexpectedly: {code}: {reply['content']}")
time.sleep(3)
status = open(f"/proc/{manager.provisioner.process.pid}/status").read()
memory = int(status.split("VmRSS:")[1].split()[0]) / 1024
early, late = (work[99] - work[19]) / 80, (work[-1] - work[-81]) / 80
print(f"cells 20 to 100: {1000 * early:.0f} ms of work each ({1000 * statistics.median(took[20:100]):.0f} ms), the last 80: {1000 * late:.0f} ms ({1000 * statistics.median(took[-80:]):.0f} ms), {memory:.0f} MB")
client.stop_channels()
manager.shutdown_kernel(now=True)
sys.exit(0 if late < 1.2 * early + 0.005 and memory < 300 else 1)
