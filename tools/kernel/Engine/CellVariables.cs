using System.Reflection;

namespace NotebookKernel;

/// <summary>The variables that cells have declared and no later cell has hidden.</summary>
internal static class CellVariables
{
    public static IEnumerable<(string Name, Type Type, object? Value)> Of(CellCompiler compiler)
    {
        foreach (var (cell, name, declaration) in compiler.Names())
        {
            if (!declaration.IsVariable || cell.State is not { } state) { continue; }
            if (state.GetType().GetField(name, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) is { } field)
            {
                yield return (name, field.FieldType, field.GetValue(state));
            }
        }
    }
}
