namespace LayerFreezing;

/// <summary>The adjectives of Micro-English that neither praise nor blame.</summary>
internal static class AdjectiveTable
{
    // Names (the second is a synonym), what they suit, and old, young, or said (only after a form of "be": was ill).
    private const string Table = """
        big large : Living+Tree+Artifact+Building+Fruit+Vegetable+Dessert
        small little : Beast+Flower+Tree+Artifact+Building+Fruit+Vegetable+Dessert
        tall : Person+Tree+Building
        old : Living+Tree+Artifact+Building+Text old
        young : Person+Beast young
        new : Artifact+Building+Text
        red : Artifact+Flower+Opening
        blue : Artifact+Opening
        green : Artifact+Opening
        white : Artifact+Opening+Beast+Building+Flower
        black : Artifact+Opening+Beast
        heavy : Tool+Container+Item+Furniture+Seat
        hungry : Living
        tired weary : Living
        angry : Person
        sad unhappy : Person
        happy cheerful : Person
        brave : Person
        clever smart : Person
        rich wealthy : Person
        strong : Person+Mount
        quiet silent : Person
        sick ill : Living said
        ripe : Fruit
        sweet : Fruit+Dessert
        """;

    public static IReadOnlyList<Adjective> Read() => ConceptTable.Read<Adjective>(Table, (names, features, _) => new Adjective(
        names,
        features[0].Split('+').Aggregate(NounKind.None, (kinds, name) => kinds | Enum.Parse<NounKind>(name)),
        features.Contains("old"),
        features.Contains("young"),
        features.Contains("said")));
}
