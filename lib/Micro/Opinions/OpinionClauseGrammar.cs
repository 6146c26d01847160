namespace LayerFreezing;

/// <summary>One clause that praises or blames one thing, straight ("the soup was tasty") or by denial ("nobody disliked the soup").</summary>
internal sealed class OpinionClauseGrammar(SplitMixRandom random, OpinionTopic topic, OpinionSubject whole, bool past)
{
    private static readonly string[] Degrees = ["very", "really", "quite", "so"];
    private static readonly string[][] Denials = [["not"], ["never"], ["hardly"], ["far", "from"]];
    private static readonly string[] Holders = ["we", "I", "they", "everyone"];
    private static readonly string[] Experiences = ["trip", "show", "concert", "film", "movie", "meal"];

    /// <summary>A subject that was not spoken of in this sentence yet.</summary>
    public OpinionSubject PickSubject(ICollection<OpinionSubject> used)
    {
        OpinionSubject subject;
        do { subject = random.Chance(25) ? whole : random.Pick(topic.Parts); } while (used.Contains(subject));
        used.Add(subject);
        return subject;
    }

    /// <summary>The clause's words; its own words of praise or blame are turned round when it denies.</summary>
    public IReadOnlyList<string> Write(bool praise, OpinionSubject subject)
    {
        var denies = random.Chance(35);
        var experience = Experiences.Contains(subject.Noun);
        return random.PickWeighted(60, 28, experience ? 18 : 0) switch
        {
            0 => WriteQuality(praise, subject, denies),
            1 => WriteFeeling(praise, subject, denies),
            _ => WriteOutcome(praise, subject, denies),
        };
    }

    /// <summary>"the bad soup": for "despite the bad soup".</summary>
    public IReadOnlyList<string> WriteNominal(bool praise, OpinionSubject subject) =>
        ["the", PickQuality(praise, subject, mild: false).Word, subject.Noun];

    /// <summary>"a dull film": for "we expected a dull film".</summary>
    public IReadOnlyList<string> WriteExpected(bool praise, OpinionSubject whole) =>
        ["a", PickQuality(praise, whole, mild: false).Word, whole.Noun];

    private IReadOnlyList<string> WriteQuality(bool praise, OpinionSubject subject, bool denies)
    {
        var quality = PickQuality(praise != denies, subject, denies);
        string[] degree = denies ? random.Pick(Denials) : !random.Chance(30) ? [] : [quality.Mild ? random.Pick(Degrees) : "really"];
        return ["the", subject.Noun, Be(subject), .. degree, quality.Word];
    }

    private IReadOnlyList<string> WriteFeeling(bool praise, OpinionSubject subject, bool denies)
    {
        var forms = random.Pick(praise != denies ? OpinionWords.PraisingVerbs : OpinionWords.BlamingVerbs);
        if (!denies)
        {
            var holder = random.Pick(Holders);
            return [holder, past ? forms.Past : holder == "everyone" ? forms.Third : forms.Base, "the", subject.Noun];
        }
        if (!praise && random.Chance(50))
        {
            return [random.Pick(Holders[..3]), past ? "did" : "do", "not", forms.Base, "the", subject.Noun];
        }
        return ["nobody", past ? forms.Past : forms.Third, "the", subject.Noun];
    }

    private IReadOnlyList<string> WriteOutcome(bool praise, OpinionSubject subject, bool denies)
    {
        var noun = random.Pick(praise != denies ? OpinionWords.PraisingNouns : OpinionWords.BlamingNouns);
        string[] denial = denies ? ["not"] : [];
        return ["the", subject.Noun, Be(subject), .. denial, "a", noun];
    }

    private string Be(OpinionSubject subject) => past ? (subject.Plural ? "were" : "was") : subject.Plural ? "are" : "is";

    private Quality PickQuality(bool praise, OpinionSubject subject, bool mild) => random.Pick(OpinionWords.Qualities
        .Where(quality => quality.Praise == praise && (quality.Class & subject.Class) != 0 && (quality.Mild || !mild)).ToArray());
}
