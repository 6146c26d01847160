namespace LayerFreezing.Tests;

public sealed class EntailmentTests
{
    [Theory]
    [InlineData("some poodle fry carrot", "some dog cook vegetable", "Yes")]
    [InlineData("some dog fry carrot", "some poodle fry carrot", "No")]
    [InlineData("some dog fry carrot", "some cat fry carrot", "No")]
    [InlineData("every dog fry carrot", "every poodle cook carrot", "Yes")]
    [InlineData("every poodle fry carrot", "every dog fry carrot", "No")]
    [InlineData("every dog cook carrot", "every dog fry carrot", "No")]
    [InlineData("every dog fry carrot", "most dog cook carrot", "Yes")]
    [InlineData("every dog fry carrot", "some animal cook carrot", "Yes")]
    [InlineData("every dog fry carrot", "some poodle fry carrot", "Doubtful")]
    [InlineData("most dog fry carrot", "some animal fry vegetable", "Yes")]
    [InlineData("most dog fry carrot", "most animal fry carrot", "No")]
    [InlineData("some dog fry carrot", "most dog fry carrot", "No")]
    [InlineData("no dog cook vegetable", "no poodle fry carrot", "Yes")]
    [InlineData("no dog fry carrot", "no dog cook carrot", "No")]
    [InlineData("no poodle fry carrot", "no dog fry carrot", "No")]
    [InlineData("no dog fry carrot", "some dog fry carrot", "No")]
    [InlineData("no dog cook carrot", "notevery animal fry carrot", "Yes")]
    [InlineData("notevery poodle cook carrot", "notevery dog fry carrot", "Yes")]
    [InlineData("notevery dog fry carrot", "notevery dog cook carrot", "No")]
    [InlineData("notevery dog fry carrot", "some dog fry carrot", "Doubtful")]
    [InlineData("the poodle fry carrot", "the dog cook vegetable", "Yes")]
    [InlineData("the dog fry carrot", "the poodle fry carrot", "Doubtful")]
    [InlineData("thenot poodle cook vegetable", "thenot dog fry carrot", "Yes")]
    [InlineData("the dog fry carrot", "thenot dog fry carrot", "No")]
    public void Natural_logic_decides_as_a_reader_would(string premise, string hypothesis, string verdict) =>
        Assert.Equal(verdict, Entailment.Follows(Parse(premise), Parse(hypothesis)).ToString());

    [Theory]
    [InlineData("some dog fry carrot", "no animal cook vegetable", "Yes")]
    [InlineData("every dog fry carrot", "notevery poodle cook carrot", "Yes")]
    [InlineData("no dog cook carrot", "some poodle fry carrot", "Yes")]
    [InlineData("the dog fry carrot", "thenot dog cook vegetable", "Yes")]
    [InlineData("some dog fry carrot", "no cat fry carrot", "No")]
    [InlineData("some dog fry carrot", "most dog fry carrot", "Doubtful")]
    public void What_must_be_false_is_what_denies_something_that_follows(string premise, string other, string verdict) =>
        Assert.Equal(verdict, Entailment.Contradicts(Parse(premise), Parse(other)).ToString());

    [Fact]
    public void The_corpus_says_so_of_what_follows_and_of_nothing_else()
    {
        var lines = new MicroCorpus().Lines().Take(3000).ToList();
        var so = lines.Count(line => line.Contains("\tSo ", StringComparison.Ordinal));
        var perhaps = lines.Count(line => line.Contains("\tPerhaps ", StringComparison.Ordinal) || line.Contains("\tIt is false that ", StringComparison.Ordinal));
        Assert.True(so > 120 && perhaps > 80, $"{so} lines say so and {perhaps} do not");
        Assert.All(lines.Where(line => line.Contains("\tSo no", StringComparison.Ordinal)), line =>
            Assert.True(line.StartsWith("No", StringComparison.Ordinal) || line.Contains(" not ", StringComparison.Ordinal), line));
    }

    [Fact]
    public void An_adjective_or_a_place_narrows_what_is_said()
    {
        var plain = Parse("some dog fry carrot");
        var red = Lexicon.Adjectives.Single(adjective => adjective.Names[0] == "big");
        var narrow = plain with { Subject = plain.Subject with { Quality = red }, Place = new Location("near", Noun("house")) };
        Assert.Equal(Verdict.Yes, Entailment.Follows(narrow, plain));
        Assert.Equal(Verdict.No, Entailment.Follows(plain, narrow));
        Assert.Equal(Verdict.Yes, Entailment.Follows(plain with { Quantifier = Quantifier.No }, narrow with { Quantifier = Quantifier.No }));
    }

    [Fact]
    public void Somebody_by_name_is_a_person_but_not_surely_a_woman()
    {
        var anna = Parse("the person fry carrot") with { Subject = new Participant(Noun("person"), Name: Lexicon.Names[0]) };
        Assert.Equal(Verdict.Yes, Entailment.Follows(anna, Parse("a person fry carrot")));
        Assert.Equal(Verdict.Doubtful, Entailment.Follows(anna, Parse("a woman fry carrot")));
        Assert.Equal(Verdict.No, Entailment.Follows(anna, anna with { Subject = anna.Subject with { Name = Lexicon.Names[1] } }));
    }

    [Fact]
    public void Kinds_form_trees_without_a_member_of_another_sort()
    {
        foreach (var noun in Lexicon.Nouns.Where(noun => noun.Parent is not null)) { Assert.True(noun.IsA(noun.Parent!) && !noun.Parent!.IsA(noun), noun.ToString()); }
        foreach (var verb in Lexicon.Verbs.Where(verb => verb.Parent is not null)) { Assert.Equal(verb.Parent!.Transitive, verb.Transitive); }
        var names = Lexicon.Nouns.SelectMany(noun => noun.Names).Select(name => name.Singular).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    private static Noun Noun(string name) => Lexicon.Nouns.Single(noun => noun.Names[0].Singular == name);

    private static Proposition Parse(string text)
    {
        var words = text.Split(' ');
        return new Proposition(
            Enum.Parse<Quantifier>(words[0], ignoreCase: true),
            new Participant(Noun(words[1])),
            Lexicon.Verbs.Single(verb => verb.Names[0].Base == words[2]),
            new Participant(Noun(words[3])),
            null);
    }
}
