namespace LayerFreezing.Tests;

/// <summary>The golden values, models and data that stay out of the repository: beside it, or where KIT_SHARED says.</summary>
internal static class Shared
{
    /// <summary>The folder of the project: the one that holds global.json.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The shared folder, or null where there is none.</summary>
    public static string? Folder { get; } = FindShared();

    /// <summary>The path of a shared file or folder; the test is skipped with a reason when it isn't there.</summary>
    public static string Path(params string[] parts)
    {
        var relative = System.IO.Path.Combine(parts);
        Assert.SkipWhen(Folder is null, $"shared/{relative} is not here: neither ../shared nor KIT_SHARED holds it");
        var path = System.IO.Path.Combine(Folder!, relative);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"shared/{relative} is not here");
        return path;
    }

    /// <summary>A file or folder of the repository.</summary>
    public static string InRepository(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "global.json"))) { return folder.FullName; }
        }
        throw new DirectoryNotFoundException("no folder above the tests holds global.json");
    }

    private static string? FindShared()
    {
        string?[] places = [System.IO.Path.Combine(Root, "..", "shared"), Environment.GetEnvironmentVariable("KIT_SHARED")];
        return places.FirstOrDefault(place => place is not null && Directory.Exists(System.IO.Path.Combine(place, "fixtures")));
    }
}
