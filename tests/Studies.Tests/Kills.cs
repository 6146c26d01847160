namespace LayerFreezing.Tests;

/// <summary>Kills a study of forty runs at random moments: from its start on, and when it is at work.</summary>
internal static class Kills
{
    // A claim's note is written when its run begins to train, a record when it has ended.
    private static readonly (string Folder, string Files)[] Signs = [("locks", "*.note"), ("runs", "*.json")];

    /// <summary>Kills the study, finishes it, and compares it with the whole one.</summary>
    public static async Task ChangeNothing(WholeStudy whole, KilledStudy study, string results, int times)
    {
        var random = new SplitMixRandom(20191108, (ulong)((study.Workers * 4) + (study.Processes * 2) + (study.IsAskedTo ? 1 : 0)));
        for (var time = 0; time < times; time++)
        {
            // Two of three are seen at work first; there is always some left to do, and in the end nothing but to sum up.
            var (sign, latest) = random.Next(3) switch
            {
                0 => (((string, string)?)null, whole.First),
                var place => (Signs[place - 1], whole.OneRun * Math.Max(1, 60.0 / times)),
            };
            await study.StartAndEnd(time, sign, TimeSpan.FromMilliseconds(random.Next(1 + (int)latest.TotalMilliseconds)));
        }
        await study.Finish();
        whole.Check(results);
    }
}
