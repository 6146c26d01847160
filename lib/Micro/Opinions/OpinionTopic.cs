namespace LayerFreezing;

/// <summary>What an opinion is about: the whole, by one of its names (a film, a movie), and its parts (the plot, the actors).</summary>
internal sealed record OpinionTopic(IReadOnlyList<OpinionSubject> Wholes, IReadOnlyList<OpinionSubject> Parts)
{
    private const QualityClass Story = QualityClass.Art;

    public static IReadOnlyList<OpinionTopic> All { get; } =
    [
        new(
            [new("film", Story), new("movie", Story)],
            [new("story", Story), new("plot", Story), new("ending", Story), new("music", Story), new("actors", QualityClass.Person, true), new("jokes", Story, true), new("scenes", Story, true)]),
        new(
            [new("book", Story), new("novel", Story)],
            [new("story", Story), new("plot", Story), new("ending", Story), new("pictures", Story, true), new("poems", Story, true)]),
        new(
            [new("restaurant", QualityClass.Place)],
            [new("meal", QualityClass.Food), new("soup", QualityClass.Food), new("bread", QualityClass.Food), new("coffee", QualityClass.Food), new("waiter", QualityClass.Person), new("desserts", QualityClass.Food, true), new("tables", QualityClass.Place, true)]),
        new(
            [new("hotel", QualityClass.Place)],
            [new("room", QualityClass.Place), new("beds", QualityClass.Place, true), new("breakfast", QualityClass.Food), new("staff", QualityClass.Person), new("garden", QualityClass.Place)]),
        new(
            [new("show", Story), new("concert", Story)],
            [new("singer", QualityClass.Person), new("dancers", QualityClass.Person, true), new("songs", Story, true), new("music", Story), new("seats", QualityClass.Place, true)]),
        new(
            [new("trip", Story)],
            [new("guide", QualityClass.Person), new("driver", QualityClass.Person), new("bus", QualityClass.Place), new("food", QualityClass.Food), new("rooms", QualityClass.Place, true)]),
    ];
}

/// <summary>One thing an opinion is about, and which words of praise and blame suit it.</summary>
internal sealed record OpinionSubject(string Noun, QualityClass Class, bool Plural = false);

/// <summary>Which words of praise and blame suit something; a word may suit several.</summary>
[Flags]
internal enum QualityClass
{
    Person = 1,
    Food = 2,
    Art = 4,
    Place = 8,
    Any = Person | Food | Art | Place,
}
