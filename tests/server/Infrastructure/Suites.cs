namespace OutlookRejectionHelper.Tests.Infrastructure;

/// <summary>Public adversarial inputs that lie beside the repository, not in it.</summary>
internal static class Suites
{
    /// <summary>The folder <c>shared/suites</c> next to the repository's root; skips the test where it is not there.</summary>
    public static string Folder()
    {
        var folder = Find();
        Assert.SkipWhen(folder is null, "The public adversarial suites are not here: put them in a folder shared/suites next to the repository to run this test.");
        return folder!;
    }

    /// <summary>The text of each file of a suite, by its path inside the folder.</summary>
    public static IEnumerable<(string Name, string Path)> Files(string suite, string pattern)
    {
        var folder = Folder();
        return Directory.EnumerateFiles(Path.Combine(folder, suite), pattern, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(path => (Path.GetRelativePath(folder, path), path));
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OutlookRejectionHelper.sln")))
                return folder.Parent is { } parent && Path.Combine(parent.FullName, "shared", "suites") is var suites && Directory.Exists(suites) ? suites : null;
        }

        return null;
    }
}
