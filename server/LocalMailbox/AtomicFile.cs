using System.Runtime.InteropServices;
using System.Text;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>
/// Replaces a file so that whoever reads it, even after the process was killed or the power failed, finds the old content
/// or the new one, whole.
/// </summary>
internal static class AtomicFile
{
    /// <summary>The ending of a file that is still being written; those found at start are left from a crash.</summary>
    public const string TemporaryEnding = ".tmp";

    /// <exception cref="IOException">Nothing was changed.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + "." + Path.GetRandomFileName() + TemporaryEnding;
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        FlushFolder(path);
    }

    public static void Delete(string path)
    {
        File.Delete(path);
        FlushFolder(path);
    }

    /// <summary>The rename itself lives in the folder. Windows does not open folders as files, and needs no flush of them.</summary>
    private static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        // .NET opens no folder, so this asks the system. Where it cannot, the file is whole all the same.
        var folder = NativeMethods.Open([.. Encoding.UTF8.GetBytes(Path.GetDirectoryName(path)!), 0], NativeMethods.ReadOnly);
        if (folder < 0)
            return;
        _ = NativeMethods.Flush(folder);
        _ = NativeMethods.Close(folder);
    }

    private static class NativeMethods
    {
        public const int ReadOnly = 0;

        [DllImport("libc", EntryPoint = "open")]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        public static extern int Flush(int descriptor);

        [DllImport("libc", EntryPoint = "close")]
        public static extern int Close(int descriptor);
    }
}
