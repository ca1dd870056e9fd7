using System.Text;

namespace MulticlassMetrics.Tests.Support;

/// <summary>Saves and loads states in memory, and damages them.</summary>
internal static class SavedState
{
    public static byte[] Bytes(Action<Stream> save)
    {
        using var stream = new MemoryStream();
        save(stream);
        return stream.ToArray();
    }

    public static T Load<T>(byte[] bytes, Func<Stream, T> load)
    {
        using var stream = new MemoryStream(bytes);
        return load(stream);
    }

    public static string Text(Action<Stream> save) => Encoding.UTF8.GetString(Bytes(save));

    /// <summary>Flips every bit pattern of a few at every byte, and cuts the state off everywhere: each must be refused, or be the same state.</summary>
    /// <returns>How many damaged states were refused.</returns>
    public static int Damage<T>(byte[] bytes, Func<Stream, T> load, Func<T, byte[]> save, int seed)
    {
        var random = new Random(seed);
        byte[] same = save(Load(bytes, load));
        int refused = 0;
        for (int at = 0; at < bytes.Length; at++)
        {
            foreach (byte mask in (ReadOnlySpan<byte>)[0xFF, 0x01, 0x20, (byte)random.Next(1, 256)])
            {
                byte[] damaged = [.. bytes];
                damaged[at] ^= mask;
                refused += Try(damaged) ? 1 : 0;
            }

            refused += Try(bytes[..at]) ? 1 : 0;
        }

        return refused;

        bool Try(byte[] damaged)
        {
            try
            {
                save(Load(damaged, load)).Should().Equal(same, "a damaged state that is taken must be no other");
                return false;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        }
    }
}
