"""jupyter_kernel_test against the kernel named in KERNEL_NAME."""
import os
import unittest
import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = os.environ["KERNEL_NAME"]
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world")'
    code_stderr = 'Console.Error.Write("oops");'
    code_execute_result = [{"code": "6 * 7", "result": "42"}]
    code_display_data = [{"code": 'display(HTML("<b>x</b>"));', "mime": "text/html"}]
    code_generate_error = 'throw new Exception("no");'
    completion_samples = [{"text": "Console.Wri", "matches": {"Write", "WriteLine"}}]
    complete_code_samples = ["1 + 1", "var x = 3;"]
    incomplete_code_samples = ["for (;;) {", "class A {"]
    invalid_code_samples = ["int x = ;"]
    code_inspect_sample = "Console.WriteLine"
    code_history_pattern = "6 *"
    supported_history_operations = ("tail", "range", "search")
    code_clear_output = "Microsoft.DotNet.Interactive.Kernel.ClearOutput();"


if __name__ == "__main__":
    unittest.main()
