namespace NotebookKernel;

/// <summary>What a part of a cell is written in.</summary>
internal enum CellLanguage
{
    CSharp,
    Markdown,
    Html,
    JavaScript,
}
