namespace MulticlassMetrics.Cli;

/// <summary>A stream that can be looked at before it is read, and that knows how much of it has been.</summary>
internal sealed class InputStream(Stream stream) : Stream
{
    private readonly byte[] _head = new byte[4];
    private readonly long _length = stream.CanSeek ? stream.Length : -1;
    private int _peeked;
    private int _given;
    private long _read;
    private volatile bool _ended;

    /// <summary>The share that has been read, for progress; NaN where the length is not known, and 1 at the end.</summary>
    public double Share => _ended ? 1 : _length > 0 ? (double)Interlocked.Read(ref _read) / _length : double.NaN;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What the stream starts with: four bytes, or fewer where there are no more. Only before the first read.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        if (_peeked == 0) _peeked = stream.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
        return _head.AsSpan(0, _peeked);
    }

    /// <summary>The whole input as a stream that can seek, by way of a file that vanishes with it where the input itself cannot. Only before the first read.</summary>
    public Stream ToSeekable()
    {
        if (stream.CanSeek)
        {
            stream.Position = 0;
            return stream;
        }

        var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        try
        {
            CopyTo(copy);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (_given < _peeked)
        {
            int rest = Math.Min(buffer.Length, _peeked - _given);
            _head.AsSpan(_given, rest).CopyTo(buffer);
            _given += rest;
            Interlocked.Add(ref _read, rest);
            return rest;
        }

        int count = stream.Read(buffer);
        Interlocked.Add(ref _read, count);
        if (count == 0 && buffer.Length > 0) _ended = true;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }
}
