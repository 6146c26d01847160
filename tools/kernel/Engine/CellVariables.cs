using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NotebookKernel;

/// <summary>The variables that cells have declared and no later cell has hidden.</summary>
internal static class CellVariables
{
    public static IEnumerable<(string Name, Type Type, object? Value)> Of(CellCompiler compiler, object?[] states)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (submission, slot) in compiler.Chain.Reverse())
        {
            foreach (var name in submission.ScriptClass!.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsImplicitlyDeclared).Select(field => field.Name))
            {
                if (!seen.Add(name) || states[slot] is not { } state) { continue; }
                if (state.GetType().GetField(name, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) is { } field)
                {
                    yield return (name, field.FieldType, field.GetValue(state));
                }
            }
        }
    }
}
