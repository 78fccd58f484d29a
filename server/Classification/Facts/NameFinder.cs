using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Finds the company, the role and the person to greet. Silent when unsure: a wrong name is worse than none.</summary>
internal static class NameFinder
{
    /// <param name="body">The newest part.</param>
    /// <param name="isAgency">The sender finds people for others: the company is whom it names, not itself.</param>
    public static Names Find(NameSource source, in MarkedText body, in MarkedText subject, bool isAgency)
    {
        source.IsAgency = isAgency;
        var spans = source.Buffers.Spans;
        var (person, title) = PersonFinder.Find(source, body, spans);
        var company = CompanyFinder.Find(source, body, subject, person?.Value, isAgency, spans);
        if (person is not null && company is not null && !IsOfSender(source, person.Value) && !IsOwner(source, person.Value, company.Value) && SharesWord(source, person.Value, company.Value))
            person = null;
        var (role, hasOccupation) = RoleFinder.Find(source, body, subject, spans);
        if (company is not null && role is not null && !source.Own.IsNamed(company.Value) && StartsWith(role.Value, company.Value))
            company = null;
        return new Names(company, role, hasOccupation, person, person is null ? null : title);
    }

    /// <summary>A person who signs from an address with the name in it is one, even if the firm is called so too.</summary>
    private static bool IsOfSender(NameSource source, string person)
    {
        foreach (var range in person.AsSpan().Split(' '))
        {
            if (source.Own.HasLocal(source.Local, person.AsSpan(range)))
                return true;
        }

        return person.Contains(' ', StringComparison.Ordinal) && !source.HasFirm(person);
    }

    /// <summary>"Pasticceria Ada" is signed by Ada.</summary>
    private static bool IsOwner(NameSource source, string person, string company) =>
        company.Length > person.Length && company.EndsWith(person, StringComparison.OrdinalIgnoreCase) && source.HasFirm(company.AsSpan(0, company.Length - person.Length));

    /// <summary>A firm that signs is not a person.</summary>
    private static bool SharesWord(NameSource source, string person, string company)
    {
        Span<Token> names = stackalloc Token[8], words = stackalloc Token[16];
        names = names[..Tokenizer.Read(person, 0, names)];
        words = words[..Tokenizer.Read(company, 0, words)];
        foreach (var name in names)
        {
            // "De" of "De Wit" is in the names of many firms.
            if (name.Length <= 2 || source.IsConnector(name))
                continue;
            foreach (var word in words)
            {
                if (word.Hash == name.Hash)
                    return true;
            }
        }

        return false;
    }

    private static bool StartsWith(string value, string beginning) =>
        value.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
        && (value.Length == beginning.Length || !char.IsLetterOrDigit(value[beginning.Length]));
}

/// <param name="RoleHasOccupation">Without one the role may be something else that one applies for.</param>
/// <param name="Title">"Prof.", written before the person's name.</param>
internal readonly record struct Names(Fact? Company, Fact? Role, bool RoleHasOccupation, Fact? Person, string? Title);
