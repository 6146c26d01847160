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
        try
        {
            return arguments switch
            {
                ["serve", .. var rest] => ServeCommand.Run(rest),
                ["install", .. var rest] => InstallCommand.Install(rest, Console.Out),
                ["uninstall", .. var rest] => InstallCommand.Uninstall(rest, Console.Out),
                ["--version"] => Print(KernelInformation.About),
                ["help" or "--help" or "-h"] => Print(Usage),
                _ => throw new UsageException(Usage),
            };
        }
        catch (KernelException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
        catch (UsageException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }

    private static int Print(string text)
    {
        Console.Out.WriteLine(text);
        return 0;
    }
}
