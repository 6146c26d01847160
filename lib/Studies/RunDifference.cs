namespace LayerFreezing;

/// <summary>In what two runs differ besides the seed.</summary>
internal static class RunDifference
{
    /// <summary>The first thing in which two runs differ, in a word; null where it is nothing.</summary>
    public static string? Between(RunRecord one, RunRecord other)
    {
        if (one.Model.Sha256 != other.Model.Sha256 || one.Model.ConfigSha256 != other.Model.ConfigSha256) { return "the model's weights"; }
        if (one.Data != other.Data) { return "the data"; }
        if (one.Device.Split(':')[0] != other.Device.Split(':')[0]) { return "the device"; }
        var names = one.Options.Select(option => option.Key).Union(other.Options.Select(option => option.Key));
        return names.FirstOrDefault(name => name != nameof(TrainingOptions.Seed) && one.Options[name]?.ToJsonString() != other.Options[name]?.ToJsonString());
    }
}
