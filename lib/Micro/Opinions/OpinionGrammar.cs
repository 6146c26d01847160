namespace LayerFreezing;

/// <summary>
/// Opinions of one to four clauses. Clauses joined by "and" or "because" agree. Where they disagree the reader knows which
/// one counts: what follows "but", and the main clause against "although" or "despite", wherever it stands.
/// </summary>
internal static class OpinionGrammar
{
    private static readonly string[] Concessions = ["although", "though", "while"];
    private static readonly string[] Contrasts = ["but", "yet"];

    /// <summary>Two to four clauses that agree.</summary>
    public static string WriteAgreeing(SplitMixRandom random, bool praise)
    {
        var writer = new Writer(random);
        return MicroSentence.Spell(random.PickWeighted(40, 28, 14, 18) switch
        {
            0 => [.. writer.Clause(praise), "and", .. writer.Clause(praise)],
            1 => [.. writer.Clause(praise), ",", .. writer.Clause(praise), "and", .. writer.Clause(praise)],
            2 => [.. writer.Clause(praise), ",", .. writer.Clause(praise), ",", .. writer.Clause(praise), "and", .. writer.Clause(praise)],
            _ => [.. writer.Clause(praise), "because", .. writer.Clause(praise)],
        });
    }

    /// <summary>One clause by itself.</summary>
    public static string WriteSingle(SplitMixRandom random, bool praise) => MicroSentence.Spell(new Writer(random).Clause(praise));

    /// <summary>Clauses that disagree; the one that counts is of this opinion.</summary>
    public static string WriteMixed(SplitMixRandom random, bool praise)
    {
        var writer = new Writer(random);
        return MicroSentence.Spell(random.PickWeighted(24, 18, 18, 14, 9, 9, 8) switch
        {
            0 => [.. writer.Clause(!praise), ",", random.Pick(Contrasts), .. writer.Clause(praise)],
            1 => [random.Pick(Concessions), .. writer.Clause(!praise), ",", .. writer.Clause(praise)],
            2 => [.. writer.Clause(praise), ",", random.Pick(Concessions[..2]), .. writer.Clause(!praise)],
            3 => [.. writer.Clause(!praise), "and", .. writer.Clause(!praise), ",", random.Pick(Contrasts), .. writer.Clause(praise)],
            4 => ["despite", .. writer.Nominal(!praise), ",", .. writer.Clause(praise)],
            5 => [.. writer.Clause(praise), "despite", .. writer.Nominal(!praise)],
            _ => ["we", "expected", .. writer.Expected(!praise), ",", "but", .. writer.Clause(praise)],
        });
    }

    /// <summary>The clauses of one opinion: one topic, one tense, nothing spoken of twice.</summary>
    private sealed class Writer
    {
        private readonly OpinionClauseGrammar _clauses;
        private readonly OpinionSubject _whole;
        private readonly List<OpinionSubject> _used = [];

        public Writer(SplitMixRandom random)
        {
            var topic = random.Pick(OpinionTopic.All);
            _whole = random.Pick(topic.Wholes);
            _clauses = new OpinionClauseGrammar(random, topic, _whole, past: random.Chance(75));
        }

        public IReadOnlyList<string> Clause(bool praise) => _clauses.Write(praise, _clauses.PickSubject(_used));

        public IReadOnlyList<string> Nominal(bool praise) => _clauses.WriteNominal(praise, _clauses.PickSubject(_used));

        public IReadOnlyList<string> Expected(bool praise)
        {
            _used.Add(_whole);
            return _clauses.WriteExpected(praise, _whole);
        }
    }
}
