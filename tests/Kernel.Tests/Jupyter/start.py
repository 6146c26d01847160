"""What a start costs: argv is dotnet and the kernel's assembly. Processor seconds count: the machine may be busy."""
import os
import sys
import time
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec

manager = KernelManager()
manager._kernel_spec = KernelSpec(argv=[sys.argv[1], sys.argv[2], "serve", "{connection_file}"], display_name="x", language="C#", interrupt_mode="message")


def processor():
    with open(f"/proc/{manager.provisioner.process.pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def first_cell():
    client.wait_for_ready(timeout=180)
    client.execute_interactive("var x = new[] { 1, 2, 3 }; Console.WriteLine(x.Sum());", output_hook=lambda m: None, timeout=180)
    return processor()


manager.start_kernel()
client = manager.client()
client.start_channels()
started = [first_cell()]
for _ in range(4):
    manager.restart_kernel(now=False)
    started.append(first_cell())
time.sleep(1)
with open(f"/proc/{manager.provisioner.process.pid}/status") as file:
    memory = int(file.read().split("VmRSS:")[1].split()[0]) / 1024
client.stop_channels()
manager.shutdown_kernel()
print(f"a first cell after {started} processor seconds, idle at {memory:.0f} MB")
sys.exit(0 if min(started) < 1.0 and memory < 250 else 1)
