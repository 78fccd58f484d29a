using Microsoft.Extensions.ObjectPool;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>What the finders of one mail write into; rented, never shared. Nothing in it is a mail's once it is returned.</summary>
internal sealed class FactBuffers
{
    private static readonly ObjectPool<FactBuffers> _pool = new DefaultObjectPool<FactBuffers>(new DefaultPooledObjectPolicy<FactBuffers>());

    public Candidates People { get; } = new();

    public Candidates Companies { get; } = new();

    public Candidates Clients { get; } = new();

    public Candidates Roles { get; } = new();

    /// <summary>Tokens that a pattern captured.</summary>
    public List<(int First, int End)> Spans { get; } = [];

    /// <summary>Where the sender's firm is named in the mail.</summary>
    public List<(Place Place, bool IsPart)> Runs { get; } = [];

    /// <summary>Where it is in the sender's name.</summary>
    public List<(Place Place, bool IsPart)> RunsInName { get; } = [];

    /// <summary>Lines of the signature.</summary>
    public TextSpan[] Lines { get; } = new TextSpan[NameSource.MostLines];

    public static FactBuffers Rent() => _pool.Get();

    public void Return()
    {
        People.In(null);
        Companies.In(null);
        Clients.In(null);
        Roles.In(null);
        _pool.Return(this);
    }
}
