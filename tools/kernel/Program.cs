namespace NotebookKernel;

/// <summary>The kernel's executable.</summary>
internal static class Program
{
    private const string Usage = """
        Usage:
          NotebookKernel serve CONNECTION_FILE [--allow-remote]      started by Jupyter
          NotebookKernel install [--user | --prefix DIR] [--fallback-name NAME]
          NotebookKernel uninstall [--user | --prefix DIR] [--fallback-name NAME]
          NotebookKernel run NOTEBOOK... [--set name=value]... [--output FILE]
          NotebookKernel --version
        """;

    private static int Main(string[] arguments)
    {
        // Cells take the console over; what the command itself has to say goes out as before.
        var (output, errors) = (Console.Out, Console.Error);
        try
        {
            return arguments switch
            {
                ["serve", .. var rest] => ServeCommand.Run(rest),
                ["install", .. var rest] => InstallCommand.Install(rest, output),
                ["uninstall", .. var rest] => InstallCommand.Uninstall(rest, output),
                ["run", .. var rest] => RunCommand.Run(rest, errors),
                ["--version"] => Print(KernelInformation.About),
                ["help" or "--help" or "-h"] => Print(Usage),
                _ => throw new UsageException(Usage),
            };
        }
        catch (KernelException failure)
        {
            errors.WriteLine(failure.Message);
            return 1;
        }
        catch (UsageException wrong)
        {
            errors.WriteLine(wrong.Message);
            return 2;
        }
    }

    private static int Print(string text)
    {
        Console.Out.WriteLine(text);
        return 0;
    }
}
