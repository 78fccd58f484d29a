namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Domains that are made to be taken for others.</summary>
internal static class LookAlikes
{
    /// <summary>Punycode or mixed alphabets in a label: "аcme.com" with a Cyrillic а.</summary>
    public static bool IsSuspicious(string domain)
    {
        foreach (var label in domain.Split('.'))
        {
            if (label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
                return true;
            bool latin = false, other = false;
            foreach (var c in label)
            {
                latin |= char.IsAsciiLetter(c);
                other |= c is >= '\u0370' and <= '\u058F' or >= '\uFF00';
            }

            if (latin && other)
                return true;
        }

        return false;
    }
}
