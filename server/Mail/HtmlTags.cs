using System.Collections.Frozen;

namespace OutlookRejectionHelper.Mail;

/// <summary>How an element of HTML takes part in the text.</summary>
[Flags]
internal enum TagTraits : ushort
{
    None = 0,
    Block = 1,

    /// <summary>A block with an empty line around it.</summary>
    Paragraph = 2,

    /// <summary>Has no content and no end tag.</summary>
    Void = 4,

    /// <summary>Its content is not markup and not shown.</summary>
    Raw = 8,
    Cell = 16,

    /// <summary>An end tag does not reach beyond it.</summary>
    Barrier = 32,

    /// <summary>Bold and its like: its end tag reaches through blocks.</summary>
    Formatting = 64,
    LineBreak = 128,
    Item = 256,

    /// <summary>Line breaks in its text count.</summary>
    Preformatted = 512,

    /// <summary>Part of the frame of a table: a cell does not keep its end tag out.</summary>
    Table = 1024,
    Hidden = 2048,
}

/// <param name="Id">1 to 127 of a known tag, 128 to 255 shared by all others, 0 never.</param>
internal readonly record struct Tag(byte Id, TagTraits Traits)
{
    private static readonly FrozenDictionary<ulong, Tag> _known = Build();

    public static readonly byte Paragraph = IdOf("p");
    public static readonly byte Item = IdOf("li");
    public static readonly byte Row = IdOf("tr");
    public static readonly byte Cell = IdOf("td");
    public static readonly byte HeaderCell = IdOf("th");
    public static readonly byte Table = IdOf("table");
    public static readonly byte List = IdOf("ul");
    public static readonly byte OrderedList = IdOf("ol");
    public static readonly byte Quote = IdOf("blockquote");

    public bool Is(TagTraits traits) => (Traits & traits) != 0;

    public static Tag Find(ReadOnlySpan<char> name)
    {
        var key = Key(name);
        return _known.TryGetValue(key, out var tag) ? tag : new Tag((byte)(128 + ((key * 0x9E3779B97F4A7C15) >> 57)), TagTraits.None);
    }

    private static byte IdOf(string name) => _known[Key(name)].Id;

    /// <summary>Six bits a character; exact up to ten characters, which the longest known name has.</summary>
    private static ulong Key(ReadOnlySpan<char> name)
    {
        var key = 0UL;
        foreach (var c in name)
            key = (key << 6 | key >> 58) ^ (char.IsAsciiLetter(c) ? (uint)(c & 31) : char.IsAsciiDigit(c) ? (uint)(c - '0' + 27) : 37u + (c % 27u));
        return key;
    }

    private static FrozenDictionary<ulong, Tag> Build()
    {
        var traits = new Dictionary<string, TagTraits>(StringComparer.Ordinal);
        Add("p dl h1 h2 h3 h4 h5 h6 blockquote ul ol menu fieldset figure", TagTraits.Block | TagTraits.Paragraph);
        Add("div center address article aside dd details dialog dir dt figcaption footer form header hgroup legend main nav search section summary html body optgroup option", TagTraits.Block);
        Add("pre listing xmp plaintext textarea", TagTraits.Block | TagTraits.Preformatted);
        Add("li", TagTraits.Block | TagTraits.Item);
        Add("hr", TagTraits.Block | TagTraits.Paragraph | TagTraits.Void);
        Add("br", TagTraits.LineBreak | TagTraits.Void);
        Add("area base basefont bgsound col embed frame img input keygen link meta param source track wbr", TagTraits.Void);
        Add("script style title noembed noframes iframe", TagTraits.Raw);
        Add("template", TagTraits.Hidden | TagTraits.Barrier);
        Add("table caption", TagTraits.Block | TagTraits.Barrier | TagTraits.Table);
        Add("tr tbody thead tfoot", TagTraits.Block | TagTraits.Table);
        Add("td th", TagTraits.Cell | TagTraits.Barrier | TagTraits.Table);
        Add("object button marquee applet", TagTraits.Barrier);
        Add("a b big code em font i nobr s small strike strong tt u", TagTraits.Formatting);
        Add("span", TagTraits.None);

        byte id = 1;
        return traits.ToFrozenDictionary(pair => Key(pair.Key), pair => new Tag(id++, pair.Value));

        void Add(string names, TagTraits value)
        {
            foreach (var name in names.Split(' '))
                traits.Add(name, value);
        }
    }
}
