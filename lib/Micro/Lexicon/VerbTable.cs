namespace LayerFreezing;

/// <summary>The verbs of Micro-English.</summary>
internal static class VerbTable
{
    // Indented under the doing it is a manner of. Names with a comma give past and participle where they are irregular; the
    // second name is a synonym. Then who does it, and after ">" to what; strict, self (done to oneself), state, and where
    // (i indoors only, o outdoors only, w in water, r also where one rests) and how it may be done (quick or loud).
    private const string Table = """
        move : Living+Vehicle+Boat o quick
          walk : Living quick
            stroll : Person o
            march : Person o
          run,ran,run : Living quick
            jog,jogged : Person o
            sprint : Person o
        jump leap : Living
        dance : Person quick
        swim,swam,swum : Person w quick
        rest : Living r
          sleep,slept : Living strict r
        laugh : Person strict loud
          giggle : Person strict loud
        smile : Person strict
        cry weep,wept : Person strict loud
        speak,spoke,spoken talk : Person loud
          whisper : Person
          shout yell : Person
        sing,sang,sung : Person loud
        work : Person
        wait : Living strict r
        sit,sat : Living r
        arrive : Person+Vehicle strict
        fall,fell,fallen : Living strict
        disappear vanish : Living+Portable strict
        cough : Person strict loud
        sneeze : Living strict loud
        see,saw,seen : Person+Beast > Anything self
          notice spot,spotted : Person > Anything
        watch observe : Person+Beast > Living+Vehicle self
        find,found : Person+Beast > Living+Portable+Vehicle+Bicycle strict
        like : Person > Anything strict state
          love : Person > Anything strict state self
        hate : Person > Living+Food+Building+Garment+Text strict state
        want : Person > Beast+Goods strict state
        need : Person > Tool+Transport+Container+Garment+Item+Furniture+Instrument strict state
        follow : Person+Beast > Living+Vehicle
          chase : Person+Beast > Living+Vehicle strict
        help assist : Person > Person self
        visit : Person > Person+Building strict
        thank : Person > Person strict
        meet,met : Person > Person
        touch : Person > Living+Portable+Vegetation+Opening+Wall strict self
          kiss : Person > Living
          hug,hugged : Person > Living strict
        feed,fed : Person > Beast
        bite,bit,bitten : Animal+Mount > Person+Animal
        eat,ate,eaten : Living > Food quick
          devour : Living > Food strict quick
        cook : Person > Vegetable i quick
          fry : Person > Vegetable i
          boil : Person > Vegetable i
        make,made : Person > Dessert+Toy+Garment+Seat
          bake : Person > Dessert i
        build,built : Person > Building+Boat+Wall+Seat o quick
        buy,bought purchase : Person > Goods+Beast strict
        sell,sold : Person > Goods+Beast
        take,took,taken : Person > Portable strict
          grab,grabbed : Person > Portable strict
          steal,stole,stolen : Person > Portable+Transport
        carry : Person > Portable+Seat strict
        hold,held : Person > Portable+Animal
        bring,brought : Person > Portable strict
        push shove : Person > Person+Vehicle+Bicycle+Seat+Furniture+Container
        pull : Person > Seat+Furniture+Container+Boat
        throw,threw,thrown toss : Person > Toy+Item+Fruit strict
        drop,dropped : Person > Portable
        hide,hid,hidden : Person > Portable
        lose,lost : Person > Item+Toy+Tool+Garment+Text
        clean : Person > Transport+Opening+Seat+Furniture+Container+Tool+Building quick
          wash : Person > Living+Transport+Opening+Garment+Fruit+Vegetable self quick
        break,broke,broken : Person > Toy+Instrument+Container+Seat+Opening
          smash : Person > Toy+Instrument+Container+Seat+Opening strict
        fix repair : Person > Transport+Instrument+Seat+Opening+Toy strict quick
        paint : Person > Building+Seat+Opening+Wall+Boat quick
        draw,drew,drawn : Person > Living+Vegetation+Building+Boat self quick
        read,read : Person > Text quick
        write,wrote,written : Person > Text quick
        play : Person > Instrument
        drive,drove,driven : Person > Vehicle o quick
        ride,rode,ridden : Person > Mount+Bicycle o
        open : Person > Opening+Container+Text quick
        close shut,shut : Person > Opening+Container+Text quick
        climb : Person > Tree+Hill+Wall o quick
        wear,wore,worn : Person > Garment strict
        cut,cut : Person > Food+Flower quick
        pick choose,chose,chosen : Person > Flower+Fruit
        """;

    public static IReadOnlyList<Verb> Read()
    {
        var verbs = ConceptTable.Read<Verb>(Table, Make);
        foreach (var verb in verbs) { verb.Parent?.Children.Add(verb); }
        return verbs;
    }

    private static Verb Make(string[] names, string[] features, Verb? parent)
    {
        var arrow = Array.IndexOf(features, ">");
        return new Verb
        {
            Names = [.. names.Select(Inflect)],
            Subjects = ReadKinds(features[0]),
            Objects = arrow < 0 ? NounKind.None : ReadKinds(features[arrow + 1]),
            Setting = features.Contains("i") ? Setting.Indoor
                : features.Contains("o") ? Setting.Outdoor
                : features.Contains("w") ? Setting.Water
                : features.Contains("r") ? Setting.Anywhere | Setting.Rest : Setting.Anywhere,
            Strict = features.Contains("strict"),
            Reflexive = features.Contains("self"),
            State = features.Contains("state"),
            Manners = features.Contains("quick") ? ["quickly", "slowly"] : features.Contains("loud") ? ["loudly", "quietly"] : [],
            Parent = parent,
        };
    }

    private static NounKind ReadKinds(string text) =>
        text.Split('+').Aggregate(NounKind.None, (kinds, name) => kinds | Enum.Parse<NounKind>(name));

    /// <summary>All forms from "base", "base,past" or "base,past,participle"; what is left out is regular.</summary>
    public static VerbForms Inflect(string text)
    {
        var forms = text.Split(',');
        var stem = forms[0];
        var toIes = stem[^1] == 'y' && !"aeiou".Contains(stem[^2]);
        var hisses = stem[^1] is 's' or 'x' or 'o' || stem.EndsWith("ch", StringComparison.Ordinal) || stem.EndsWith("sh", StringComparison.Ordinal);
        var third = toIes ? stem[..^1] + "ies" : hisses ? stem + "es" : stem + "s";
        var regular = toIes ? stem[..^1] + "ied" : stem.EndsWith('e') ? stem + "d" : stem + "ed";
        var past = forms.Length > 1 ? forms[1] : regular;
        return new VerbForms(stem, third, past, forms.Length > 2 ? forms[2] : past);
    }
}
