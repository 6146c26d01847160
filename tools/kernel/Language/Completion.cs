namespace NotebookKernel;

/// <summary>A word that could stand at the cursor.</summary>
/// <param name="Text">The word.</param>
/// <param name="Kind">What it names, as editors' icons know it: "function", "property", "class".</param>
/// <param name="Signature">How it is called, with the number of overloads.</param>
/// <param name="Documentation">What its documentation says of it, in short; only for the first ones.</param>
internal sealed record Completion(string Text, string Kind, string Signature, string Documentation);
