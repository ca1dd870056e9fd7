using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace MulticlassMetrics.Kernels;

/// <summary>
/// Writes a state as bytes: the magic and the version, then blocks of up to <see cref="LargestBlock"/> bytes, each behind its length and before the checksum
/// of all bytes so far; a block of length zero ends it. Numbers are varints where they are whole.
/// </summary>
internal sealed class BinaryStateWriter : StateWriter
{
    public const int LargestBlock = ushort.MaxValue;
    public const byte Version = 1;

    // Up to it a double holds every whole number.
    private const double LargestWhole = 1L << 53;

    private readonly Stream _stream;
    private readonly byte[] _block = new byte[sizeof(ushort) + LargestBlock + sizeof(uint)];
    private int _used;
    private uint _checksum;

    public BinaryStateWriter(Stream stream, StateKind kind)
    {
        _stream = stream;
        byte[] head = Head(kind);
        _stream.Write(head);
        _checksum = Crc(0, head);
    }

    /// <summary>The bytes that a state begins with.</summary>
    public static byte[] Head(StateKind kind) => [(byte)'M', (byte)'C', (byte)'M', (byte)kind, Version];

    /// <summary>CRC-32C, which finds every change of up to four bytes side by side.</summary>
    public static uint Crc(uint checksum, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte one in bytes) checksum = BitOperations.Crc32C(checksum, one);
        return checksum;
    }

    /// <summary>Ends the state.</summary>
    /// <returns>The checksum of the whole of it.</returns>
    public uint Finish()
    {
        if (_used > 0) WriteBlock();
        WriteBlock();
        return _checksum;
    }

    public override void Whole(string name, long value) => Varint((ulong)value);

    public override void Flag(string name, bool value) => Byte(value ? (byte)1 : (byte)0);

    public override void Texts(string name, ReadOnlySpan<string> values)
    {
        Varint((ulong)values.Length);
        foreach (string value in values)
        {
            byte[] text = Encoding.UTF8.GetBytes(value);
            Varint((ulong)text.Length);
            Bytes(text);
        }
    }

    public override void Wholes(string name, ReadOnlySpan<int> values)
    {
        Varint((ulong)values.Length);
        foreach (int value in values) Varint((ulong)(value + 1L));
    }

    public override void Numbers(string name, ReadOnlySpan<double> values)
    {
        bool whole = true;
        foreach (double value in values) whole &= value >= 0 && value <= LargestWhole && value == Math.Floor(value) && !(value == 0 && double.IsNegative(value));
        Varint((ulong)values.Length);
        Flag(name, whole);
        if (whole)
        {
            foreach (double value in values) Varint((ulong)value);
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (double value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            Bytes(bytes);
        }
    }

    public override void Numbers(string name, ReadOnlySpan<float> values)
    {
        Varint((ulong)values.Length);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            Bytes(bytes);
        }
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    private void Byte(byte value) => Bytes(MemoryMarshal.CreateReadOnlySpan(ref value, 1));

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_used == LargestBlock) WriteBlock();
            int taken = Math.Min(bytes.Length, LargestBlock - _used);
            bytes[..taken].CopyTo(_block.AsSpan(sizeof(ushort) + _used));
            _used += taken;
            bytes = bytes[taken..];
        }
    }

    private void WriteBlock()
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_block, (ushort)_used);
        int end = sizeof(ushort) + _used;
        _checksum = Crc(_checksum, _block.AsSpan(0, end));
        BinaryPrimitives.WriteUInt32LittleEndian(_block.AsSpan(end), _checksum);
        _stream.Write(_block, 0, end + sizeof(uint));
        _used = 0;
    }
}
