using System.Security.Cryptography;
using System.Text;

namespace OutlookRejectionHelper.Training;

/// <summary>What the weights are made of, as one digest.</summary>
internal static class TrainingInputs
{
    private static readonly string[] _files = ["concepts.json", "topics.json", "detection.json", "slots.json"];

    /// <summary>Over names and contents of the files in ordinal order; line ends do not count.</summary>
    public static byte[] Digest(string languages)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(languages, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(languages, file).Replace('\\', '/'))
            .Where(IsInput).Order(StringComparer.Ordinal))
        {
            digest.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            digest.AppendData(Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(languages, file)).ReplaceLineEndings("\n")));
        }

        return digest.GetHashAndReset();
    }

    private static bool IsInput(string file) =>
        _files.Contains(Path.GetFileName(file)) || (file.EndsWith(".txt", StringComparison.Ordinal) && file.Contains("/training/", StringComparison.Ordinal));
}
