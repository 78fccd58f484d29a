namespace OutlookRejectionHelper.Classification.Model;

/// <summary>The rows of several sentences together.</summary>
internal sealed class RowSum
{
    private readonly int[] _rows = new int[SentenceModel.Dimensions];

    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>How many rows.</summary>
    public int Known { get; private set; }

    public void Clear()
    {
        Array.Clear(_rows);
        Known = 0;
    }

    public void Add(ReadOnlySpan<short> rows, int known)
    {
        for (var i = 0; i < rows.Length; i++)
            _rows[i] += rows[i];
        Known += known;
    }

    public void Add(RowSum other)
    {
        for (var i = 0; i < _rows.Length; i++)
            _rows[i] += other._rows[i];
        Known += other.Known;
    }
}
