using System.Globalization;
using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox.OData;

/// <summary>
/// Reads a <c>$filter</c> by recursive descent: or, and, not, comparison, function, path, literal, any() and all().
/// <code>
/// isDraft eq true and singleValueExtendedProperties/any(p: p/id eq 'String {…} Name State' and p/value eq 'v1;sent')
/// </code>
/// </summary>
internal sealed class FilterParser
{
    /// <summary>Parentheses, negations and lambdas inside each other.</summary>
    private const int Deepest = 64;

    private readonly List<Token> _tokens;
    private readonly List<string> _paths = [];
    private readonly HashSet<string> _variables = [];
    private readonly IReadOnlySet<string>? _known;
    private int _at;
    private int _depth;

    private FilterParser(string filter, IReadOnlySet<string>? known)
    {
        _tokens = [.. Token.Split(filter)];
        _known = known;
    }

    /// <param name="known">Names of the resource's properties; null accepts any.</param>
    /// <exception cref="MailboxError">400: it cannot be read, or names what is not there.</exception>
    public static Filter Parse(string filter, IReadOnlySet<string>? known = null)
    {
        var parser = new FilterParser(filter, known);
        var test = parser.Or();
        return parser.Now.Kind is TokenKind.End ? new(test, parser._paths) : throw parser.Unexpected();
    }

    private Token Now => _tokens[_at];

    private Func<Scope, bool> Or()
    {
        var left = And();
        while (TakeWord("or"))
        {
            var (first, second) = (left, And());
            left = scope => first(scope) || second(scope);
        }
        return left;
    }

    private Func<Scope, bool> And()
    {
        var left = Not();
        while (TakeWord("and"))
        {
            var (first, second) = (left, Not());
            left = scope => first(scope) && second(scope);
        }
        return left;
    }

    private Func<Scope, bool> Not()
    {
        if (++_depth > Deepest)
            throw MailboxError.BadRequest("Invalid filter clause: it is nested too deeply.");
        try
        {
            if (TakeWord("not"))
            {
                var inner = Not();
                return scope => !inner(scope);
            }
            if (TakeSymbol("("))
            {
                var inner = Or();
                Expect(")");
                return inner;
            }
            return Comparison();
        }
        finally
        {
            _depth--;
        }
    }

    private Func<Scope, bool> Comparison()
    {
        var left = Operand();
        if (Now.Kind is TokenKind.Word && Comparer(Now.Written) is { } compare)
        {
            _at++;
            var right = Operand();
            return scope => compare(left(scope), right(scope));
        }
        return scope => left(scope) is true;
    }

    private static Func<object?, object?, bool>? Comparer(string word) => word switch
    {
        "eq" => (a, b) => Values.Compare(a, b) == 0,
        "ne" => (a, b) => Values.Compare(a, b) != 0,
        "gt" => (a, b) => Values.Compare(a, b) > 0,
        "ge" => (a, b) => Values.Compare(a, b) >= 0,
        "lt" => (a, b) => Values.Compare(a, b) < 0,
        "le" => (a, b) => Values.Compare(a, b) <= 0,
        _ => null,
    };

    private Func<Scope, object?> Operand()
    {
        var token = Now;
        _at++;
        switch (token.Kind)
        {
            case TokenKind.Text:
                return _ => token.Written;
            case TokenKind.Number:
                var number = double.Parse(token.Written, CultureInfo.InvariantCulture);
                return _ => number;
            case TokenKind.Instant:
                var instant = DateTimeOffset.Parse(token.Written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                return _ => instant;
            case TokenKind.Word when token.Written is "true" or "false":
                var flag = token.Written == "true";
                return _ => flag;
            case TokenKind.Word when token.Written is "null":
                return _ => null;
            case TokenKind.Word when Now is { Kind: TokenKind.Symbol, Written: "(" }:
                return Function(token.Written);
            case TokenKind.Word:
                return Path(token.Written);
            default:
                _at--;
                throw Unexpected();
        }
    }

    private Func<Scope, object?> Function(string name)
    {
        Expect("(");
        var arguments = new List<Func<Scope, object?>> { Operand() };
        while (TakeSymbol(","))
            arguments.Add(Operand());
        Expect(")");
        return (name.ToUpperInvariant(), arguments) switch
        {
            ("CONTAINS", [var text, var part]) => scope => Values.Text(text(scope)).Contains(Values.Text(part(scope)), StringComparison.OrdinalIgnoreCase),
            ("STARTSWITH", [var text, var part]) => scope => Values.Text(text(scope)).StartsWith(Values.Text(part(scope)), StringComparison.OrdinalIgnoreCase),
            ("ENDSWITH", [var text, var part]) => scope => Values.Text(text(scope)).EndsWith(Values.Text(part(scope)), StringComparison.OrdinalIgnoreCase),
            ("TOLOWER" or "TOUPPER", [var text]) => scope => Values.Text(text(scope)).ToUpperInvariant(),
            _ => throw MailboxError.BadRequest($"Invalid filter clause: an unknown function with name '{name}' was found."),
        };
    }

    private Func<Scope, object?> Path(string first)
    {
        var isVariable = _variables.Contains(first);
        if (!isVariable && _known is not null && !_known.Contains(first))
            throw MailboxError.BadRequest($"Invalid filter clause: could not find a property named '{first}'.");
        List<string> path = [first];
        while (TakeSymbol("/"))
        {
            var name = Now.Kind is TokenKind.Word ? Now.Written : throw Unexpected();
            _at++;
            if (Now is { Kind: TokenKind.Symbol, Written: "(" } && name.ToUpperInvariant() is "ANY" or "ALL")
                return Lambda(path, isAny: name.Equals("any", StringComparison.OrdinalIgnoreCase));
            path.Add(name);
        }
        if (!isVariable)
            _paths.Add(string.Join('/', path));
        return scope => Values.Of(scope.Find(path), path[^1]);
    }

    private Func<Scope, object?> Lambda(IReadOnlyList<string> path, bool isAny)
    {
        Expect("(");
        var variable = Now.Kind is TokenKind.Word ? Now.Written : throw Unexpected();
        _at++;
        Expect(":");
        if (!_variables.Add(variable))
            throw MailboxError.BadRequest($"Invalid filter clause: the range variable '{variable}' is already in use.");
        var test = Or();
        _variables.Remove(variable);
        Expect(")");
        return scope =>
        {
            var values = (scope.Find(path) as JsonArray ?? []).Select(value => new Scope(scope.Resource, variable, value, scope));
            return isAny ? values.Any(test) : values.All(test);
        };
    }

    private bool TakeWord(string word) => Take(TokenKind.Word, word);

    private bool TakeSymbol(string symbol) => Take(TokenKind.Symbol, symbol);

    private bool Take(TokenKind kind, string written)
    {
        if (Now.Kind != kind || Now.Written != written)
            return false;
        _at++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!TakeSymbol(symbol))
            throw Unexpected();
    }

    private MailboxError Unexpected() => MailboxError.BadRequest(Now.Kind is TokenKind.End
        ? "Invalid filter clause: it ends too early."
        : $"Invalid filter clause: '{Now.Written}' was not expected here.");
}
