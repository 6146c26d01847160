"""2,000 cells in one kernel: argv is dotnet and the kernel's assembly."""
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
client.wait_for_ready(timeout=60)
kinds = [
    "var v{i} = {i}; Console.WriteLine(v{i} + 1);",
    "v{p} * 2",
    "int F{i}(int n) => n + {i}; F{i}(1)",
    "for (int i = 0; i < 10; i++) Console.Write(i);",
    "display(new[] {{ 1, 2, 3 }});",
    "var same = new List<int> {{ {i} }}; same.Count",
    "new byte[20_000_000].Length",
    "await Task.Delay(1); v{p}",
]
took = []
for i in range(2000):
    kind = kinds[i % len(kinds)]
    code = kind.format(i=i, p=i - i % len(kinds))
    started = time.time()
    reply = client.execute_interactive(code, output_hook=lambda m: None, timeout=60)
    took.append(time.time() - started)
    if reply["content"]["status"] != "ok":
        sys.exit(f"cell {i} failed: {code}: {reply['content']}")
time.sleep(3)
status = open(f"/proc/{manager.provisioner.process.pid}/status").read()
memory = int(status.split("VmRSS:")[1].split()[0]) / 1024
early, late = statistics.median(took[20:60]), statistics.median(took[-40:])
print(f"cells 20 to 60: {1000 * early:.0f} ms, the last 40: {1000 * late:.0f} ms, {memory:.0f} MB")
client.stop_channels()
manager.shutdown_kernel(now=True)
sys.exit(0 if late < 2 * early + 0.02 and memory < 300 else 1)
