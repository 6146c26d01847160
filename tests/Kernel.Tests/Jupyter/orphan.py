"""A Jupyter that dies without a word: argv is the command, as JSON, and the file for the kernel's process id."""
import json
import os
import sys
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec

manager = KernelManager()
manager._kernel_spec = KernelSpec(argv=json.loads(sys.argv[1]), display_name="x", language="C#", interrupt_mode="message")
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=180)
with open(sys.argv[2], "w") as file:
    file.write(str(manager.provisioner.process.pid))
os._exit(9)
