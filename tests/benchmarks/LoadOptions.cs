using System.Globalization;

namespace OutlookRejectionHelper.Benchmarks;

/// <param name="Seconds">Of each measured round.</param>
/// <param name="Connections">Requests in flight, each on a connection of its own.</param>
/// <param name="Rounds">How often each side has its turn.</param>
internal sealed record LoadOptions(int Seconds = 5, int Connections = 8, int Rounds = 3)
{
    /// <exception cref="FormatException">Something else than <c>--seconds N --connections N --rounds N</c>.</exception>
    public static LoadOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new LoadOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count && int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw new FormatException($"{arguments[i]} needs a positive number.");
            options = arguments[i] switch
            {
                "--seconds" => options with { Seconds = value },
                "--connections" => options with { Connections = value },
                "--rounds" => options with { Rounds = value },
                _ => throw new FormatException($"Unknown option {arguments[i]}; there are --seconds, --connections and --rounds."),
            };
        }
        return options;
    }
}
