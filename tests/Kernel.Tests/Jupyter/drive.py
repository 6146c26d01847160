"""Drives the kernel through jupyter_client: argv[1] is the command, as JSON; prints one line a check."""
import json
import sys
import time
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec

manager = KernelManager()
manager._kernel_spec = KernelSpec(argv=json.loads(sys.argv[1]), display_name="x", language="C#", interrupt_mode="message")
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=180)


def run(code, timeout=180):
    seen = []
    reply = client.execute_interactive(code, output_hook=seen.append, timeout=timeout)
    texts = [m["content"].get("text", m["content"].get("data", {}).get("text/plain", m["content"].get("ename", ""))) for m in seen if m["msg_type"] not in ("status", "execute_input")]
    return reply["content"]["status"], " ".join(texts).strip()


def check(name, got, expected):
    print("ok" if got == expected else f"FAILED {got!r} instead of {expected!r}", name, flush=True)


check("executes", run("1 + 1"), ("ok", "2"))
check("prints", run('Console.Write("hi");'), ("ok", "hi"))
check("fails", run('throw new InvalidOperationException("x");'), ("error", "InvalidOperationException"))
status, text = run('new System.Threading.Thread(() => throw new Exception("dies")).Start(); System.Threading.Thread.Sleep(500);')
check("outlives a thread that dies of an exception", (status, "dies" in text), ("ok", True))
check("runs on after it", run("2 + 2"), ("ok", "4"))
message = client.execute('Console.Write("go"); while (true) {}')
while client.get_iopub_msg(timeout=180)["content"].get("text") != "go":
    pass
manager.interrupt_kernel()
check("is interrupted", client.get_shell_msg(timeout=180)["content"]["ename"], "Interrupted")
run("var gone = 1;")
started = time.time()
manager.restart_kernel(now=False)
client.wait_for_ready(timeout=180)
check("restarts without its variables", run("gone"), ("error", "CompilationError"))
client.execute("Environment.Exit(7);")
text = ""
deadline = time.time() + 180
while time.time() < deadline and "exit code 7" not in text:
    try:
        text += client.get_iopub_msg(timeout=1)["content"].get("text", "")
    except Exception:
        pass
check("tells when a cell ends the process", "exit code 7" in text, True)
deadline = time.time() + 180
while manager.is_alive() and time.time() < deadline:
    time.sleep(0.1)
manager.restart_kernel(now=True)
client.wait_for_ready(timeout=180)
deaths = {
    "a native crash": "System.Runtime.InteropServices.Marshal.ReadByte((nint)0x123456789000);",
    "a library's endless recursion": "class Echo { public override string ToString() => $\"{this}\"; } new Echo().ToString()",
}
for death, code in deaths.items():
    message = client.execute(code)
    deadline = time.time() + 180
    while manager.is_alive() and time.time() < deadline:
        time.sleep(0.1)
    check(f"dies of {death}", manager.is_alive(), False)
    manager.restart_kernel(now=True)
    text = ""
    deadline = time.time() + 180
    while time.time() < deadline and "ended while cell" not in text:
        try:
            told = client.get_iopub_msg(timeout=1)
            text += told["content"].get("text", "")
        except Exception:
            pass
    check(f"the next process tells of {death} in the dead cell", told["parent_header"].get("msg_id"), message)
    client.wait_for_ready(timeout=180)
client.stop_channels()
manager.shutdown_kernel()
check("shuts down", manager.is_alive(), False)
