using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace NotebookKernel;

/// <summary>
/// What Roslyn adds to a cell's code so that it can be stopped where an abort doesn't reach: loops on the thread pool and
/// loops that catch what stops them look at a token, and functions that call themselves look at the stack. Each costs
/// time, so only cells that need it get it.
/// </summary>
internal sealed class LoopStops
{
    private readonly Lock _lock = new();
    private readonly List<WeakReference<FieldInfo>> _tokens = [];
    private readonly List<FieldInfo> _kept = [];
    private CancellationTokenSource _stop = new();

    /// <summary>What a cell's code needs.</summary>
    public static EmitOptions Options(CSharpCompilation compilation)
    {
        var kinds = new List<InstrumentationKind>();
        var roots = compilation.SyntaxTrees.Select(tree => tree.GetRoot()).ToList();
        if (roots.Exists(root => root.DescendantNodes().Any(NeedsToken))) { kinds.Add(InstrumentationKind.ModuleCancellation); }
        if (roots.Exists(Recurses)) { kinds.Add(InstrumentationKind.StackOverflowProbing); }
        return new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, instrumentationKinds: [.. kinds]);
    }

    /// <summary>Gives a loaded cell the token that its loops look at.</summary>
    public void Add(Assembly cell, bool kept)
    {
        var field = cell.GetTypes().Where(type => type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
            .Select(type => type.GetField("ModuleCancellationToken", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).FirstOrDefault(token => token is not null);
        if (field is null) { return; }
        lock (_lock)
        {
            field.SetValue(null, _stop.Token);
            if (kept) { _kept.Add(field); }
            else { _tokens.Add(new WeakReference<FieldInfo>(field)); }
        }
    }

    /// <summary>Ends the loops that look at the token.</summary>
    public void Stop()
    {
        CancellationTokenSource stop;
        lock (_lock) { stop = _stop; }
        stop.Cancel();
    }

    /// <summary>Lets loops run again after a stop.</summary>
    public void Renew()
    {
        lock (_lock)
        {
            if (!_stop.IsCancellationRequested) { return; }
            _stop = new CancellationTokenSource();
            _tokens.RemoveAll(token => !token.TryGetTarget(out _));
            foreach (var field in _kept.Concat(_tokens.Select(token => token.TryGetTarget(out var target) ? target : null).OfType<FieldInfo>())) { field.SetValue(null, _stop.Token); }
        }
    }

    /// <summary>True for a loop without an end in sight inside a function, and for any loop that catches exceptions.</summary>
    private static bool NeedsToken(SyntaxNode node) => node switch
    {
        WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax { Condition: null } when node.Ancestors().Any(IsFunction) => true,
        WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or ForEachStatementSyntax => node.DescendantNodes().OfType<CatchClauseSyntax>().Any(),
        _ => false,
    };

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax;

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
