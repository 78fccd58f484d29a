using System.Text.Json;

namespace OutlookRejectionHelper.Training;

/// <summary>Invented names, roles and dates for the slots of the templates: <c>training/slots.json</c> of each language.</summary>
internal sealed class SlotValues
{
    private readonly Dictionary<string, Dictionary<string, string[]>> _values = [];

    public SlotValues(string languages)
    {
        foreach (var file in Directory.GetFiles(languages, "slots.json", SearchOption.AllDirectories))
        {
            var language = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file)))!;
            _values[language] = JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(file))!;
        }
    }

    /// <exception cref="FormatException">The language has no such slot.</exception>
    public string Choose(string language, string slot, Chance chance)
    {
        if (slot == "number")
            return (2 + chance.Below(chance.Is(0.5) ? 12 : 900)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return _values.TryGetValue(language, out var slots) && slots.TryGetValue(slot, out var values)
            ? chance.Of(values)
            : throw new FormatException($"{language}: there is no slot <{slot}>.");
    }
}
