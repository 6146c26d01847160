"""A list without end under a small heap limit (set by the caller): argv[1] is the command, as JSON."""
import json
import sys
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec

manager = KernelManager()
manager._kernel_spec = KernelSpec(argv=json.loads(sys.argv[1]), display_name="x", language="C#", interrupt_mode="message")
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=180)
failed = client.execute_interactive("{ var list = new List<long[]>(); while (true) list.Add(new long[100_000]); }", output_hook=lambda m: None, timeout=180)["content"]
after = client.execute_interactive("1 + 1", output_hook=lambda m: None, timeout=180)["content"]
client.stop_channels()
manager.shutdown_kernel()
print(failed, after)
sys.exit(0 if failed.get("ename") == "OutOfMemoryException" and after["status"] == "ok" else 1)
