namespace LayerFreezing;

/// <summary>What a verb must know about its subject.</summary>
/// <param name="Pronoun">I, you, we, he, she, it or they, as the subject would be called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Gender">Of one; of no matter for many.</param>
/// <param name="Determiner">The determiner of its noun, if it has one.</param>
/// <param name="Qualified">Whether its noun has an adjective.</param>
/// <param name="Attractor">A noun of the other number stands nearer to the verb.</param>
internal readonly record struct Subject(string Pronoun, NounKind Kind, Gender Gender, Determiner? Determiner, bool Qualified, bool Attractor)
{
    /// <summary>Denies by itself: no boys, few dogs.</summary>
    public bool IsNegative => Determiner?.Text is "no" or "few";

    /// <summary>Singular "they" is good English here: every child likes themselves.</summary>
    public bool IsDistributive => Determiner?.Text is "every" or "each" or "no";

    public bool IsPlural => Pronoun is "we" or "they";

    /// <summary>Sleeps, not sleep.</summary>
    public bool TakesThird => Pronoun is "he" or "she" or "it";

    public string Do => TakesThird ? "does" : "do";

    public string Is => Pronoun == "I" ? "am" : TakesThird ? "is" : "are";

    public string Was => TakesThird || Pronoun == "I" ? "was" : "were";

    /// <summary>The present form that agrees, or the one that doesn't.</summary>
    public string Present(VerbForms forms, bool agrees = true) => TakesThird == agrees ? forms.Third : forms.Base;

    public static string PronounFor(Gender gender, bool plural) => plural ? "they" : gender switch
    {
        Gender.Masculine => "he",
        Gender.Feminine => "she",
        Gender.Neuter => "it",
        _ => "he",
    };

    /// <summary>Him for he; you and it stay.</summary>
    public static string ObjectFormOf(string pronoun) => pronoun switch
    {
        "I" => "me",
        "we" => "us",
        "he" => "him",
        "she" => "her",
        "they" => "them",
        _ => pronoun,
    };

    public static string ReflexiveOf(string pronoun) => pronoun switch
    {
        "I" => "myself",
        "we" => "ourselves",
        "you" => "yourself",
        "he" => "himself",
        "she" => "herself",
        "it" => "itself",
        _ => "themselves",
    };
}
