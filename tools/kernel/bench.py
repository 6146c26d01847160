"""How quick the kernel is, as a person at a notebook feels it: seconds on the wall, on this machine, now.

Debian's python3-jupyter-client drives it; python3-ipykernel, where it is installed, is what its start is compared with.
/usr/bin/python3 tools/kernel/bench.py [--kernel bin/kernel/NotebookKernel.dll] [--cells 2000] [--output bench/results/kernel.json]
"""
import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import time
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--kernel", default="bin/kernel/NotebookKernel.dll", help="the published kernel")
parser.add_argument("--rounds", type=int, default=7, help="how often each thing is measured; medians are kept")
parser.add_argument("--cells", type=int, default=2000, help="cells of the long session")
parser.add_argument("--output", help="a JSON file for the numbers")
options = parser.parse_args()
csharp = [shutil.which("dotnet"), os.path.abspath(options.kernel), "serve", "{connection_file}"]
python = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
results = []


def note(what, unit, value, **more):
    results.append({"what": what, "unit": unit, "value": round(value, 4), **{key: round(number, 4) for key, number in more.items()}})
    print(f"{what}: {value:.3g} {unit}" + "".join(f", {key} {number:.3g}" for key, number in more.items()), flush=True)


def memory(manager):
    with open(f"/proc/{manager.provisioner.process.pid}/status") as file:
        return int(file.read().split("VmRSS:")[1].split()[0]) / 1024


class Session:
    """A kernel and its client."""

    def __init__(self, command):
        started = time.perf_counter()
        self.manager = KernelManager()
        self.manager._kernel_spec = KernelSpec(argv=command, display_name="x", language="C#", interrupt_mode="message")
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=180)
        self.ready = time.perf_counter() - started

    def run(self, code):
        started = time.perf_counter()
        self.client.execute_interactive(code, output_hook=lambda message: None, timeout=180)
        return time.perf_counter() - started

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


def start(command, code):
    ready, first, idle = [], [], []
    for _ in range(options.rounds):
        session = Session(command)
        first.append(session.ready + session.run(code))
        ready.append(session.ready)
        time.sleep(1)
        idle.append(memory(session.manager))
        session.end()
    return statistics.median(ready), statistics.median(first), statistics.median(idle)


ready, first, idle = start(csharp, "var x = new[] { 1, 2, 3 }; Console.WriteLine(x.Sum());")
try:
    import ipykernel  # noqa: F401, only to see whether it is there
    python_ready, python_first, python_idle = start(python, "print(sum([1, 2, 3]))")
    note("process start to ready", "s", ready, ipykernel=python_ready)
    note("process start to the first cell's end", "s", first, ipykernel=python_first)
    note("idle kernel", "MB", idle, ipykernel=python_idle)
except ImportError:
    note("process start to ready", "s", ready)
    note("process start to the first cell's end", "s", first)
    note("idle kernel", "MB", idle)

session = Session(csharp)
restarts = []
for _ in range(options.rounds):
    begun = time.perf_counter()
    session.manager.restart_kernel(now=False)
    session.client.wait_for_ready(timeout=180)
    restarts.append(time.perf_counter() - begun)
note("restart to ready", "s", statistics.median(restarts))

session.run("var words = new List<string>();")
for what, ask in (("completion of words.", lambda: session.client.complete("words.", 6)), ("completion of Con", lambda: session.client.complete("Con", 3)), ("hover on WriteLine", lambda: session.client.inspect("Console.WriteLine(1)", 12))):
    took = []
    for _ in range(10):
        begun = time.perf_counter()
        asked = ask()
        while session.client.get_shell_msg(timeout=180)["parent_header"]["msg_id"] != asked:
            pass
        took.append(time.perf_counter() - begun)
    note(f"{what}, warm", "s", statistics.median(took[1:]), worst=max(took[1:]))

# Each says "go" where the @ stands.
stuck = {
    "while (true) {}": "@ while (true) {}",
    "a sleep": "@ System.Threading.Thread.Sleep(100000);",
    "an awaited task": "@ await Task.Delay(100000);",
    "a deadlock of locks": "@ object a = new(), b = new(); void Both(object x, object y) { lock (x) { System.Threading.Thread.Sleep(200); lock (y) { } } } var other = Task.Run(() => Both(a, b)); Both(b, a);",
    "an endless print": "@ while (true) Console.WriteLine(1);",
    "a recursion": "@ int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(60)",
    "a native call that never returns": "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int pause(); @ pause();",
    "a library that takes no notice": "@ System.Text.RegularExpressions.Regex.IsMatch(new string('a', 60) + \"!\", \"^(a+)+$\", default, TimeSpan.FromSeconds(5))",
}
for what, code in stuck.items():
    session.client.execute(code.replace("@", "Console.Write(\"go\");"))
    while session.client.get_iopub_msg(timeout=180)["content"].get("text", "")[:2] != "go":
        pass
    time.sleep(0.5)
    begun = time.perf_counter()
    session.manager.interrupt_kernel()
    session.client.get_shell_msg(timeout=180)
    session.run("1 + 1")
    note(f"interrupt of {what}, to the next cell's end", "s", time.perf_counter() - begun)
session.end()

session = Session(csharp)
took = [session.run(f"var v{i} = {i}; int F{i}(int n) => n + v{i}; F{i}(1)") for i in range(options.cells)]
time.sleep(3)
note(f"a cell, the 20th to the 100th of {options.cells}", "s", statistics.median(took[20:100]))
note(f"a cell, the last 80 of {options.cells}", "s", statistics.median(took[-80:]))
note(f"memory after {options.cells} cells that each declare", "MB", memory(session.manager))
session.end()

if options.output:
    os.makedirs(os.path.dirname(options.output) or ".", exist_ok=True)
    machine = {"processors": os.cpu_count(), "load": round(os.getloadavg()[0], 2), "system": platform.platform()}
    with open(options.output + ".tmp", "w") as file:
        json.dump({"name": "kernel", "description": __doc__.splitlines()[0], "machine": machine, "rows": results}, file, indent=2)
        file.write("\n")
    os.replace(options.output + ".tmp", options.output)
