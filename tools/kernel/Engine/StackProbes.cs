using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace NotebookKernel;

/// <summary>
/// Has functions that call themselves look at the stack as they begin, so that a stack overflow is an exception and not
/// the end of the process. It costs some nanoseconds a call, so only cells with such functions get it.
/// </summary>
internal static class StackProbes
{
    /// <summary>What Roslyn is to add to a cell's code.</summary>
    public static EmitOptions Options(CSharpCompilation compilation)
    {
        var recurses = compilation.SyntaxTrees.Any(tree => Recurses(tree.GetRoot()));
        return new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, instrumentationKinds: recurses ? [InstrumentationKind.StackOverflowProbing] : []);
    }

    /// <summary>True where functions of the cell can call each other in a circle, as far as their names tell.</summary>
    private static bool Recurses(SyntaxNode root)
    {
        var names = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var function in root.DescendantNodes())
        {
            var name = function switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                LocalFunctionStatementSyntax local => local.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
                VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax } variable => variable.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: AnonymousFunctionExpressionSyntax } => left.Identifier.ValueText,
                _ => null,
            };
            if (name is null) { continue; }
            if (!names.TryGetValue(name, out var mentioned)) { names[name] = mentioned = new HashSet<string>(StringComparer.Ordinal); }
            mentioned.UnionWith(function.DescendantTokens().Skip(1).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax && token.Parent.Parent is not AssignmentExpressionSyntax { Right: AnonymousFunctionExpressionSyntax }).Select(token => token.ValueText));
        }
        return names.Keys.Any(name => Reaches(name, name, names, []));
    }

    private static bool Reaches(string from, string goal, Dictionary<string, HashSet<string>> names, HashSet<string> seen) =>
        names.TryGetValue(from, out var mentioned) && mentioned.Any(next => next == goal || (names.ContainsKey(next) && seen.Add(next) && Reaches(next, goal, names, seen)));
}
