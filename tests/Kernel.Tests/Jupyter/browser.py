"""The classic Notebook in headless Chromium, as a person uses it: argv is the folder for notebook and screenshots."""
import os
import socket
import subprocess
import sys
import threading
import time
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys

folder = sys.argv[1]
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
server = subprocess.Popen(
    [sys.executable, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--port-retries=0", "--NotebookApp.token=", "--NotebookApp.password=", f"--notebook-dir={folder}"],
    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
address = None
for line in server.stderr:
    if "http://127.0.0.1:" in line:
        address = line[line.index("http://127.0.0.1:"):].split()[0].rstrip("/")
        break
options = Options()
for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1100,900"):
    options.add_argument(argument)
options.binary_location = "/usr/bin/chromium"
browser = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
failures = []
threading.Thread(target=lambda: [None for _ in server.stderr], daemon=True).start()


def until(what, condition, seconds=60):
    deadline = time.time() + seconds
    while time.time() < deadline:
        try:
            found = browser.execute_script("return " + condition)
            if found:
                print("ok", what, flush=True)
                return found
        except Exception:
            pass
        time.sleep(0.1)
    failures.append(what)
    print("FAILED", what, flush=True)
    return None


def picture(name):
    browser.save_screenshot(os.path.join(folder, name + ".png"))


def type_cell(text):
    """Types into the selected cell and runs it with Shift+Enter."""
    browser.switch_to.active_element.send_keys(text)
    browser.switch_to.active_element.send_keys(Keys.SHIFT, Keys.ENTER)


def outputs():
    return "Array.from(document.querySelectorAll('.output_area')).map(a => a.innerText).join('|')"


browser.get(address + "/notebooks/person.ipynb")
if not until("the kernel is ready", "window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && document.querySelector('.kernel_idle_icon') !== null", 120):
    picture("not-ready")
    browser.quit()
    server.terminate()
    sys.exit(1)
browser.execute_script("Jupyter.notebook.select(0); Jupyter.notebook.edit_mode();")
type_cell('var people = new[] { new { Name = "Ada", Born = 1815 }, new { Name = "Alan", Born = 1912 } };\npeople')
until("a value is shown as a table", outputs() + ".includes('Ada')")
type_cell('foreach (var step in progress(Enumerable.Range(0, 30), "Training")) await Task.Delay(20);')
until("a progress bar fills", outputs() + ".includes('30 of 30')")
until("a new cell is coloured", "document.querySelectorAll('.cell')[1].querySelectorAll('.cm-keyword').length > 0")
browser.switch_to.active_element.send_keys("Console.Wri")
time.sleep(0.3)
browser.switch_to.active_element.send_keys(Keys.TAB)
until("Tab offers what fits", "document.querySelector('.completions') !== null && document.querySelector('.completions').innerText.includes('WriteLine')")
picture("offered")
browser.switch_to.active_element.send_keys(Keys.ESCAPE)
time.sleep(0.3)
browser.execute_script("Jupyter.notebook.edit_mode();")
browser.switch_to.active_element.send_keys("teL")
time.sleep(0.3)
browser.switch_to.active_element.send_keys(Keys.TAB)
until("Tab completes", "Array.from(document.querySelectorAll('.CodeMirror')).some(c => c.CodeMirror.getValue().includes('Console.WriteLine'))")
picture("complete")
browser.switch_to.active_element.send_keys('("hello");')
browser.switch_to.active_element.send_keys(Keys.SHIFT, Keys.ENTER)
until("a print is shown", outputs() + ".includes('hello')")
type_cell('int Half(int n) => n / (n - n);\nHalf(3)')
until("an error names cell and line", outputs() + ".includes('DivideByZeroException') && " + outputs() + ".includes('line 1')")
picture("outputs")
type_cell('Console.WriteLine("looping"); while (true) {}')
until("a cell runs", outputs() + ".includes('looping')")
browser.execute_script("Jupyter.notebook.kernel.interrupt();")
until("an interrupt ends it", outputs() + ".includes('The cell was interrupted.')", 20)
picture("interrupted")
browser.execute_script("Jupyter.notebook.kernel.restart();")
time.sleep(1)
until("a restart makes a new kernel", "Jupyter.notebook.kernel.is_connected() && document.querySelector('.kernel_idle_icon') !== null")
browser.execute_script("Jupyter.notebook.select(Jupyter.notebook.ncells() - 1); Jupyter.notebook.edit_mode();")
type_cell('people.Length')
until("the new kernel has no variables", outputs() + ".includes('CS0103')")
picture("restarted")
browser.quit()
server.terminate()
sys.exit(1 if failures else 0)
