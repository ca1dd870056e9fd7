using System.Buffers.Binary;
using System.Text;

namespace MulticlassMetrics.Kernels;

/// <summary>
/// Reads what <see cref="BinaryStateWriter"/> wrote, block by block: no byte is looked at before the checksum of its block agrees, and no length takes memory
/// before as many bytes have come.
/// </summary>
internal sealed class BinaryStateReader : StateReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Stream _stream;
    private readonly byte[] _block = new byte[sizeof(ushort) + BinaryStateWriter.LargestBlock + sizeof(uint)];
    private int _at;
    private int _end;
    private bool _ended;
    private long _position;
    private uint _checksum;

    /// <param name="stream">Where the blocks come from.</param>
    /// <param name="head">What stood before them.</param>
    public BinaryStateReader(Stream stream, ReadOnlySpan<byte> head)
    {
        _stream = stream;
        _position = head.Length;
        _checksum = BinaryStateWriter.Crc(0, head);
    }

    /// <summary>Reads the end; what stands behind it in the stream is not touched.</summary>
    public void Finish()
    {
        if (_at < _end) throw new InvalidDataException("The saved state is longer than it should be.");
        if (!_ended) ReadBlock();
        if (!_ended) throw new InvalidDataException("The saved state is longer than it should be.");
    }

    public override long Whole(string name)
    {
        ulong value = Varint();
        return value <= 1UL << 53 ? (long)value : throw Bad(name, value);
    }

    public override bool Flag(string name) => Byte() switch
    {
        0 => false,
        1 => true,
        byte other => throw Bad(name, other),
    };

    public override string[] Texts(string name)
    {
        string[] texts = [];
        int length = Length(name);
        for (int i = 0; i < length; i++)
        {
            Grow(ref texts, i, length);
            texts[i] = Text(name);
        }

        return texts;
    }

    public override int[] Wholes(string name)
    {
        int[] values = [];
        int length = Length(name);
        for (int i = 0; i < length; i++)
        {
            Grow(ref values, i, length);
            ulong value = Varint();
            values[i] = value <= 1UL + int.MaxValue ? (int)((long)value - 1) : throw Bad(name, value);
        }

        return values;
    }

    public override double[] Numbers(string name)
    {
        double[] values = [];
        int length = Length(name);
        bool whole = Flag(name);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        for (int i = 0; i < length; i++)
        {
            Grow(ref values, i, length);
            if (whole)
            {
                values[i] = Whole(name);
                continue;
            }

            Bytes(bytes);
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes);
        }

        return values;
    }

    public override float[] Singles(string name)
    {
        float[] values = [];
        int length = Length(name);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        for (int i = 0; i < length; i++)
        {
            Grow(ref values, i, length);
            Bytes(bytes);
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes);
        }

        return values;
    }

    private static InvalidDataException Bad(string name, ulong value) => new($"The saved state has {value} for '{name}', which it cannot be.");

    private int Length(string name)
    {
        ulong length = Varint();
        return length <= (ulong)Array.MaxLength ? (int)length : throw Bad(name, length);
    }

    private string Text(string name)
    {
        byte[] bytes = [];
        int length = Length(name);
        for (int filled = 0; filled < length;)
        {
            Grow(ref bytes, filled, length);
            Bytes(bytes.AsSpan(filled));
            filled = bytes.Length;
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException cause)
        {
            throw new InvalidDataException($"A text of '{name}' in the saved state is no UTF-8.", cause);
        }
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw new InvalidDataException("The saved state has a number that is too long.");
    }

    private byte Byte()
    {
        Span<byte> one = stackalloc byte[1];
        Bytes(one);
        return one[0];
    }

    private void Bytes(Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_at == _end) ReadBlock();
            if (_ended) throw new InvalidDataException("The saved state is shorter than it should be.");
            int taken = Math.Min(bytes.Length, _end - _at);
            _block.AsSpan(_at, taken).CopyTo(bytes);
            _at += taken;
            bytes = bytes[taken..];
        }
    }

    private void ReadBlock()
    {
        if (_ended) return;
        Fill(0, sizeof(ushort));
        int length = BinaryPrimitives.ReadUInt16LittleEndian(_block);
        Fill(sizeof(ushort), length + sizeof(uint));
        _at = sizeof(ushort);
        _end = _at + length;
        _checksum = BinaryStateWriter.Crc(_checksum, _block.AsSpan(0, _end));
        if (BinaryPrimitives.ReadUInt32LittleEndian(_block.AsSpan(_end)) != _checksum)
        {
            throw new InvalidDataException(FormattableString.Invariant($"The saved state is corrupt: the checksum before byte {_position} does not agree."));
        }

        _ended = length == 0;
    }

    private void Fill(int start, int count)
    {
        int read = _stream.ReadAtLeast(_block.AsSpan(start, count), count, throwOnEndOfStream: false);
        _position += read;
        if (read < count) throw new InvalidDataException(FormattableString.Invariant($"The saved state is cut short after {_position} bytes."));
    }
}
