"""Runs cells in a kernel as Jupyter does. Standard input: {"kernel", "folder", "cells": [{"code", "interrupt"}]}.
A cell that is to be interrupted is, once it has updated its output twice. Standard output: a list of
{"status", "error", "seconds_to_stop", "text"}, one a cell."""
import json
import sys
import time

from jupyter_client.manager import start_new_kernel


def run(manager, client, cell):
    request = client.execute(cell["code"])
    updates, asked, error, text = 0, None, "", []
    while True:
        message = client.get_iopub_msg(timeout=240)
        if message["parent_header"].get("msg_id") != request:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "update_display_data":
            updates += 1
            if cell["interrupt"] and updates == 2:
                asked = time.monotonic()
                manager.interrupt_kernel()
        elif kind == "error":
            error = content["ename"]
        elif kind == "stream":
            text.append(content["text"])
        elif kind in ("execute_result", "display_data"):
            text.append(content["data"].get("text/plain", ""))
        elif kind == "status" and content["execution_state"] == "idle":
            break
    stopped = time.monotonic()
    reply = client.get_shell_msg(timeout=60)["content"]
    seconds = None if asked is None else stopped - asked
    return {"status": reply["status"], "error": error, "seconds_to_stop": seconds, "text": "".join(text)}


job = json.load(sys.stdin)
manager, client = start_new_kernel(kernel_name=job["kernel"], startup_timeout=240, cwd=job["folder"])
try:
    json.dump([run(manager, client, cell) for cell in job["cells"]], sys.stdout)
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
