using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKernel;

/// <summary>The variables that cells have declared and no later cell has hidden.</summary>
internal static class CellVariables
{
    public static IEnumerable<(string Name, Type Type, object? Value)> Of(CSharpCompilation? last, object?[] states, int slot)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = last; at is not null; at = at.PreviousSubmissionOf(), slot--)
        {
            foreach (var name in at.ScriptClass!.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsImplicitlyDeclared).Select(field => field.Name))
            {
                if (!seen.Add(name) || states[slot] is not { } state) { continue; }
                if (state.GetType().GetField(name, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) is { } field)
                {
                    yield return (name, field.FieldType, field.GetValue(state));
                }
            }
        }
    }

    private static CSharpCompilation? PreviousSubmissionOf(this CSharpCompilation compilation) => compilation.ScriptCompilationInfo?.PreviousScriptCompilation;
}
