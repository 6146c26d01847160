namespace LayerFreezing;

/// <summary>Who or what takes part: a noun, perhaps with an adjective, or somebody by name.</summary>
/// <param name="Noun">The kind; person for a name.</param>
/// <param name="Quality">The adjective, or null.</param>
/// <param name="Name">The name, or null.</param>
internal sealed record Participant(Noun Noun, Adjective? Quality = null, PersonName? Name = null)
{
    /// <summary>Whether whatever is this is the other too.</summary>
    public bool IsA(Participant other) => Name is null && other.Name is null
        ? Noun.IsA(other.Noun) && (other.Quality is null || other.Quality == Quality)
        : Name == other.Name;
}

/// <summary>Where: a preposition and a noun.</summary>
internal sealed record Location(string Preposition, Noun Noun);
