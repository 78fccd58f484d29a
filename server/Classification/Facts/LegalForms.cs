namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>"GmbH", "S.p.A.": what stands behind a firm's name on paper, and is left out where people speak of it.</summary>
internal static class LegalForms
{
    // Longer ones first: "GmbH & Co. KG" is no "GmbH".
    private static readonly string[] _forms =
    [
        "GmbH & Co. KGaA", "GmbH & Co. KG", "GmbH & Co KG", "GmbH & Co. OHG", "AG & Co. KGaA", "AG & Co. KG", "SE & Co. KGaA", "SE & Co. KG", "Private Limited", "Pvt. Ltd.", "Pvt Ltd",
        "Pty. Ltd.", "Pty Ltd", "PartG mbB", "Unipessoal, Lda.", "Unipessoal Lda.", "gGmbH", "GmbH", "GesmbH", "gAG", "AG", "KGaA", "KG", "OHG", "e. V.", "e.V.", "eV", "eG", "e. K.",
        "e.K.", "mbB", "PartG", "UG", "SE", "Limited", "Ltd.", "Ltd", "LLC", "LLP", "PLC", "plc", "Inc.", "inc.", "Inc", "Corp.", "S.A.R.L.", "S.à r.l.", "SARL", "Sàrl", "S.A.S.",
        "SASU", "SAS", "S.A.U.", "S.A.", "SA/NV", "S/A", "SA", "SNC", "SCOP", "SCRL", "S.p.A.", "S.P.A.", "SpA", "S.r.l.", "S.R.L.", "s.r.l.", "Srl", "SRL", "Sagl", "S.n.c.", "Snc", "snc", "Sas",
        "S.a.s.", "S.L.U.", "S.L.", "SLU", "SL", "S.Coop.", "B.V.", "BV", "b.v.", "bv", "N.V.", "NV", "nv", "vzw", "asbl", "ASBL", "Lda.", "Lda", "LDA", "Ltda.", "Ltda", "LTDA",
    ];

    // By the first letter: most names go on with a word that no form begins with.
    private static readonly string[]?[] _byFirst = ByFirst();

    /// <summary>Forms that hardly anybody writes in a letter.</summary>
    private static readonly string[] _silent = ["S.n.c.", "Snc", "snc", "B.V.", "BV", "b.v.", "bv", "N.V.", "NV", "nv", "S.r.l.", "S.R.L.", "s.r.l.", "Srl", "Lda.", "Lda", "Ltda.", "Ltda"];

    public static bool IsSilent(ReadOnlySpan<char> form)
    {
        foreach (var silent in _silent)
        {
            if (form.TrimStart(", \u00A0").SequenceEqual(silent))
                return true;
        }

        return false;
    }

    /// <summary>How many characters of the beginning are a form, with the space or comma before it; 0 where none stands there.</summary>
    public static int Length(ReadOnlySpan<char> behind)
    {
        var at = behind.StartsWith(',') ? 1 : 0;
        if (at >= behind.Length || behind[at] is not (' ' or '\u00A0'))
            return 0;
        at++;
        if (at == behind.Length || behind[at] >= _byFirst.Length || _byFirst[behind[at]] is not { } forms)
            return 0;
        foreach (var form in forms)
        {
            if (behind[at..].StartsWith(form, StringComparison.Ordinal) && (at + form.Length == behind.Length || !char.IsLetterOrDigit(behind[at + form.Length])))
                return at + form.Length;
        }

        return 0;
    }

    /// <summary>The name's length without the form at its end.</summary>
    public static int Bare(ReadOnlySpan<char> name)
    {
        for (var at = 1; at < name.Length; at++)
        {
            if (name[at] is ' ' or '\u00A0' or ',' && Length(name[at..]) == name.Length - at)
                return at;
        }

        return name.Length;
    }

    private static string[]?[] ByFirst()
    {
        var byFirst = new string[]?[128];
        foreach (var forms in _forms.GroupBy(form => form[0]))
            byFirst[forms.Key] = [.. forms];
        return byFirst;
    }
}
