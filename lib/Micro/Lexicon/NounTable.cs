namespace LayerFreezing;

/// <summary>The nouns of Micro-English.</summary>
internal static class NounTable
{
    // Indented under its kind. Names with a stroke (the second pair is a synonym); then the kind where it differs from the
    // one above, m or f, young, bare (can do without an article: eats cake, plays piano, Doctor), and places: in-o is "in it,
    // outdoors", with i indoors, o outdoors, w in water, r at rest, t where things lie.
    private const string Table = """
        person/people : Person near-io behind-io
          child/children kid/kids : young
            boy/boys : m young
            girl/girls : f young
          man/men : m
            king/kings : m bare
            uncle/uncles : m bare
          woman/women lady/ladies : f
            queen/queens : f bare
            aunt/aunts : f bare
          worker/workers
            teacher/teachers : bare
            doctor/doctors physician/physicians : bare
            nurse/nurses : bare
            farmer/farmers
            baker/bakers
            driver/drivers : bare
          neighbor/neighbors
          friend/friends
        animal/animals : Animal near-io behind-io
          dog/dogs
            poodle/poodles
            puppy/puppies : young
          cat/cats
            kitten/kittens : young
          bird/birds
            owl/owls
            duck/ducks : bare
            parrot/parrots
          horse/horses : Mount
            pony/ponies : Mount
          rabbit/rabbits bunny/bunnies : bare
        plant/plants : Plant near-io behind-io
          flower/flowers : Flower near-o
            rose/roses : Flower
            tulip/tulips : Flower
          tree/trees : Tree under-o near-o behind-o
            oak/oaks : Tree bare
            pine/pines : Tree bare
        fruit/fruits : Fruit bare
          apple/apples : bare
          pear/pears : bare
          cherry/cherries : bare
        vegetable/vegetables : Vegetable bare
          carrot/carrots : bare
          onion/onions : bare
          potato/potatoes : bare
        dessert/desserts : Dessert bare
          cake/cakes : bare
          pie/pies : bare
          cookie/cookies : bare
        vehicle/vehicles : Vehicle near-o behind-o
          car/cars automobile/automobiles : in-t near-o behind-o
            taxi/taxis cab/cabs : in-t near-o
          truck/trucks : in-t near-o behind-o
          bus/buses : near-o behind-o
          bicycle/bicycles bike/bikes : Bicycle near-o
          boat/boats : Boat in-t near-o
            canoe/canoes : Boat near-o
        building/buildings : Building near-o behind-o
          house/houses : in-i near-o behind-o
            cottage/cottages : in-i near-o behind-o
          school/schools : bare in-i near-o behind-o
          barn/barns : in-i near-o behind-o
          castle/castles : in-i near-o behind-o
          shop/shops store/stores : in-i near-o behind-o
        instrument/instruments : Instrument bare
          guitar/guitars : bare
          flute/flutes : bare
          violin/violins : bare
          drum/drums : bare
        tool/tools : Tool
          hammer/hammers
          axe/axes
          shovel/shovels
        toy/toys : Toy
          doll/dolls
          ball/balls
          kite/kites
          puzzle/puzzles
        seat/seats : Seat near-i on-t
          chair/chairs : on-t near-i behind-r
          bench/benches : on-r on-t near-o behind-o
          sofa/sofas couch/couches : on-r on-t near-i behind-r
        container/containers : Container in-t
          box/boxes : in-t near-i
          basket/baskets : in-t near-i
          bag/bags : in-t near-i
          bottle/bottles : near-i
        book/books : Text
          novel/novels
          diary/diaries
        letter/letters : Text
        poem/poems : Text
        hat/hats : Garment
        coat/coats : Garment
        shirt/shirts : Garment
        dress/dresses : Garment bare
        gift/gifts present/presents : Item
        stone/stones rock/rocks : Item bare
        key/keys : Item
        clock/clocks : Item near-i
        lamp/lamps : Item near-i
        picture/pictures : Picture near-i
        door/doors : Opening near-io
        window/windows : Opening near-i
        gate/gates : Opening near-o behind-o
        wall/walls : Wall near-io behind-o
        table/tables : Furniture on-t under-rt near-i
        bed/beds : Furniture bare on-r on-t under-rt near-i
        hill/hills : Hill on-o near-o
        garden/gardens : Place in-o near-o
        park/parks : Place in-o near-o
        field/fields : Place in-o near-o
        forest/forests : Place in-o near-o
        river/rivers : Place in-w near-o
        lake/lakes : Place in-w near-o
        kitchen/kitchens : Place in-i near-i
        market/markets : Place in-o near-o
        bridge/bridges : Place on-o under-o near-o
        road/roads street/streets : Place near-o
        path/paths trail/trails : Place on-o near-o
        """;

    public static IReadOnlyList<Noun> Read()
    {
        var nouns = ConceptTable.Read<Noun>(Table, Make);
        foreach (var noun in nouns) { noun.Parent?.Children.Add(noun); }
        return nouns;
    }

    private static Noun Make(string[] names, string[] features, Noun? parent)
    {
        var kinds = features.Where(feature => char.IsUpper(feature[0])).ToArray();
        var kind = kinds.Length > 0 ? Enum.Parse<NounKind>(kinds[0]) : parent!.Kind;
        var locatives = features.Where(feature => feature.Contains('-')).Select(ReadLocative).ToArray();
        return new Noun
        {
            Names = [.. names.Select(name => name.Split('/')).Select(forms => new NounForms(forms[0], forms[1]))],
            Kind = kind,
            Gender = features.Contains("m") ? Gender.Masculine
                : features.Contains("f") ? Gender.Feminine
                : kind == NounKind.Person ? Gender.Common : Gender.Neuter,
            Young = features.Contains("young"),
            NeedsDeterminer = !features.Contains("bare"),
            Locatives = locatives.Length > 0 ? locatives : parent?.Locatives ?? [],
            Parent = parent,
        };
    }

    private static Locative ReadLocative(string text)
    {
        var halves = text.Split('-');
        var setting = Setting.None;
        foreach (var letter in halves[1])
        {
            setting |= letter switch
            {
                'i' => Setting.Indoor,
                'o' => Setting.Outdoor,
                'w' => Setting.Water,
                'r' => Setting.Rest,
                _ => Setting.Storage,
            };
        }
        return new Locative(halves[0], setting);
    }
}
