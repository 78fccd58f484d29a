using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OutlookRejectionHelper.Tests.Manifest;

/// <summary>
/// What Outlook and its store ask of an add-in-only manifest for mail, in our own words: Microsoft's own check sends
/// the manifest to a service, and tests run offline.
/// </summary>
internal static partial class ManifestRules
{
    private const int LargestFile = 256 * 1024;

    private static readonly XNamespace _app = "http://schemas.microsoft.com/office/appforoffice/1.1";
    private static readonly XNamespace _basic = "http://schemas.microsoft.com/office/officeappbasictypes/1.0";
    private static readonly XNamespace _overrides10 = "http://schemas.microsoft.com/office/mailappversionoverrides";
    private static readonly XNamespace _overrides11 = "http://schemas.microsoft.com/office/mailappversionoverrides/1.1";
    private static readonly XName _type = XName.Get("type", "http://www.w3.org/2001/XMLSchema-instance");

    // The schema is a sequence: the order is part of the format.
    private static readonly string[] _rootOrder =
    [
        "Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl",
        "HighResolutionIconUrl", "SupportUrl", "AppDomains", "Hosts", "Requirements", "FormSettings", "Permissions",
        "Rule", "DisableEntityHighlighting", "VersionOverrides",
    ];

    private static readonly string[] _overridesOrder = ["Description", "Requirements", "Hosts", "Resources", "WebApplicationInfo", "VersionOverrides"];

    private static readonly string[] _required = ["Id", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl", "HighResolutionIconUrl", "SupportUrl", "Hosts", "Requirements", "FormSettings", "Permissions", "Rule", "VersionOverrides"];

    private static readonly string[] _languages = ["de", "fr", "es", "it", "pt", "nl"];

    private static readonly string[] _iconTypes = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tiff"];

    private static readonly int[] _requiredIcons = [16, 32, 80];

    private static readonly int[] _knownIcons = [16, 20, 24, 25, 32, 40, 48, 64, 80];

    /// <summary>What is wrong, a sentence each; empty for a manifest that keeps every rule.</summary>
    public static IReadOnlyList<string> Check(XDocument manifest)
    {
        if (manifest.Root is not { } root || root.Name != _app + "OfficeApp")
            return ["The root is not OfficeApp of the 1.1 schema."];
        return [.. Base(root), .. Texts(root), .. Addresses(root), .. Overrides(root)];
    }

    private static IEnumerable<string> Base(XElement root)
    {
        if (root.Attribute(_type)?.Value != "MailApp")
            yield return "The add-in is not a mail add-in.";
        if (System.Text.Encoding.UTF8.GetByteCount(root.ToString()) > LargestFile)
            yield return "The manifest is larger than 256 KB.";
        foreach (var name in _required.Where(name => root.Element(_app + name) is null && !(name == "VersionOverrides" && root.Element(_overrides10 + name) is not null)))
            yield return $"{name} is missing.";
        foreach (var problem in Order(root, _rootOrder))
            yield return problem;

        if (!Guid.TryParseExact(root.Element(_app + "Id")?.Value, "D", out var id) || id == Guid.Empty)
            yield return "The id is not a GUID.";
        if (!VersionPattern().IsMatch(root.Element(_app + "Version")?.Value ?? "") || root.Element(_app + "Version")!.Value.StartsWith('0'))
            yield return "The version is not of one to four numbers from 1.0 on.";
        if (!IsLocale(root.Element(_app + "DefaultLocale")?.Value))
            yield return "The default locale is not a language with a country.";
        if (root.Element(_app + "Hosts")?.Elements(_app + "Host").Any(host => host.Attribute("Name")?.Value == "Mailbox") != true)
            yield return "The host Mailbox is missing.";

        var minimum = root.Element(_app + "Requirements")?.Descendants(_app + "Set").FirstOrDefault(set => set.Attribute("Name")?.Value == "Mailbox")?.Attribute("MinVersion")?.Value;
        if (minimum != "1.5")
            yield return "The least requirement is not Mailbox 1.5.";
        if (root.Element(_app + "Permissions")?.Value is not "ReadWriteItem")
            yield return "The permission is not ReadWriteItem: writing into the open draft needs it, and nothing needs more.";
        if (!root.Descendants(_app + "Form").Any(form => form.Attribute(_type)?.Value == "ItemRead" && form.Descendants(_app + "SourceLocation").Any()))
            yield return "There is no form for reading.";
        if (!int.TryParse(root.Descendants(_app + "RequestedHeight").FirstOrDefault()?.Value, CultureInfo.InvariantCulture, out var height) || height is < 32 or > 450)
            yield return "The requested height is not 32 to 450.";

        var rules = root.Elements(_app + "Rule").DescendantsAndSelf(_app + "Rule").ToList();
        if (!rules.Any(rule => rule.Attribute(_type)?.Value == "ItemIs" && rule.Attribute("ItemType")?.Value == "Message" && rule.Attribute("FormType")?.Value == "Read"))
            yield return "No rule activates the add-in on a message that is read.";
        if (rules.Any(rule => rule.Attribute(_type)?.Value is "ItemHasKnownEntity" or "ItemHasRegularExpressionMatch"))
            yield return "Contextual activation is retired.";
    }

    private static IEnumerable<string> Texts(XElement root)
    {
        var limits = new (string Name, int Most)[] { ("DisplayName", 125), ("Description", 250) };
        foreach (var (name, most) in limits)
        {
            if (root.Element(_app + name) is not { } element)
                continue;
            foreach (var problem in Localized(element, most, name))
                yield return problem;
        }

        if (root.Element(_app + "ProviderName")?.Value.Trim() is not { Length: > 0 and <= 125 })
            yield return "The provider's name is not of 1 to 125 characters.";
        foreach (var element in root.Descendants(_basic + "String"))
        {
            var most = element.Parent?.Name == _basic + "ShortStrings" ? 125 : 250;
            foreach (var problem in Localized(element, most, element.Attribute("id")?.Value ?? "A string"))
                yield return problem;
        }
    }

    private static IEnumerable<string> Localized(XElement element, int most, string name)
    {
        var values = element.Elements().Where(child => child.Name.LocalName == "Override").ToList();
        foreach (var text in values.Select(value => value.Attribute("Value")?.Value).Prepend(element.Attribute("DefaultValue")?.Value))
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > most)
                yield return $"{name} is not of 1 to {most} characters everywhere.";
        }

        var locales = values.Select(value => value.Attribute("Locale")?.Value).ToList();
        if (locales.Distinct().Count() != locales.Count || !locales.TrueForAll(IsLocale))
            yield return $"{name} has a locale twice or one that is none.";
        foreach (var language in _languages.Where(language => !locales.Exists(locale => locale!.StartsWith(language + "-", StringComparison.Ordinal))))
            yield return $"{name} is not said in {language}.";
    }

    private static IEnumerable<string> Addresses(XElement root)
    {
        var addresses = root.DescendantsAndSelf().Where(element => element.Name.LocalName is "IconUrl" or "HighResolutionIconUrl" or "SupportUrl" or "SourceLocation" or "Url" or "Image" && element.Attribute("DefaultValue") is not null).ToList();
        foreach (var address in addresses.Select(element => element.Attribute("DefaultValue")!.Value))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || address.Length > 2048)
                yield return $"{address} is not an https address of at most 2048 characters.";
            else if (!root.Descendants(_app + "AppDomain").Any(domain => domain.Value == uri.GetLeftPart(UriPartial.Authority)))
                yield return $"{address} is of an origin that AppDomains does not name.";
        }

        foreach (var icon in addresses.Where(element => element.Name.LocalName is "IconUrl" or "HighResolutionIconUrl" or "Image").Select(element => element.Attribute("DefaultValue")!.Value))
        {
            if (!_iconTypes.Contains(Path.GetExtension(icon)))
                yield return $"{icon} is not of a format for icons.";
        }

        if (root.Element(_app + "IconUrl")?.Attribute("DefaultValue")?.Value.EndsWith("-64.png", StringComparison.Ordinal) != true)
            yield return "IconUrl is not the icon of 64 pixels.";
        if (root.Element(_app + "HighResolutionIconUrl")?.Attribute("DefaultValue")?.Value.EndsWith("-128.png", StringComparison.Ordinal) != true)
            yield return "HighResolutionIconUrl is not the icon of 128 pixels.";
        foreach (var domain in root.Descendants(_app + "AppDomain").Select(element => element.Value))
        {
            if (!Uri.TryCreate(domain, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.GetLeftPart(UriPartial.Authority) != domain)
                yield return $"{domain} is not an https origin.";
        }
    }

    private static IEnumerable<string> Overrides(XElement root)
    {
        var first = root.Element(_overrides10 + "VersionOverrides");
        var second = first?.Element(_overrides11 + "VersionOverrides");
        if (first?.Attribute(_type)?.Value != "VersionOverridesV1_0")
            yield return "The overrides of version 1.0 are missing.";
        if (second?.Attribute(_type)?.Value != "VersionOverridesV1_1")
            yield return "The overrides of version 1.1 are not inside those of 1.0.";
        if (root.Elements().Last().Name.LocalName != "VersionOverrides")
            yield return "The overrides are not last.";

        foreach (var block in new[] { first, second }.OfType<XElement>())
        {
            foreach (var problem in Block(block))
                yield return problem;
        }

        if (first?.Elements(_overrides10 + "Hosts").Descendants(_overrides10 + "SupportsPinning").Any() == true)
            yield return "Version 1.0 knows no pinning.";
        if (second is not null)
        {
            var read = second.Descendants(_overrides11 + "ExtensionPoint").FirstOrDefault(point => point.Attribute(_type)?.Value == "MessageReadCommandSurface");
            if (read?.Descendants(_overrides11 + "SupportsPinning").FirstOrDefault()?.Value != "true")
                yield return "The pane over a message that is read cannot be pinned.";
        }
    }

    private static IEnumerable<string> Block(XElement block)
    {
        var name = block.Name.Namespace;
        foreach (var problem in Order(block, _overridesOrder))
            yield return problem;
        if (block.Element(name + "Requirements")?.Descendants(_basic + "Set").Any(set => set.Attribute("Name")?.Value == "Mailbox" && set.Parent?.Attribute("DefaultMinVersion")?.Value == "1.5") != true)
            yield return "A version override does not ask for Mailbox 1.5.";
        if (block.Element(name + "Hosts")?.Elements(name + "Host").Any(host => host.Attribute(_type)?.Value == "MailHost" && host.Element(name + "DesktopFormFactor") is not null) != true)
            yield return "A version override has no mail host with a desktop form.";

        // 1.1 is inside 1.0: each block's own parts only.
        var own = block.Elements().Where(child => child.Name.LocalName is "Hosts" or "Resources").ToList();
        var points = own.Descendants(name + "ExtensionPoint").Select(point => point.Attribute(_type)?.Value).ToList();
        foreach (var surface in new[] { "MessageReadCommandSurface", "MessageComposeCommandSurface" }.Where(surface => points.Count(point => point == surface) != 1))
            yield return $"{surface} is not there exactly once.";

        foreach (var problem in Resources(block.Element(name + "Resources"), own, name))
            yield return problem;
        foreach (var control in own.Descendants(name + "Control"))
        {
            foreach (var problem in Button(control, name))
                yield return problem;
        }
    }

    private static IEnumerable<string> Resources(XElement? resources, IReadOnlyList<XElement> own, XNamespace name)
    {
        if (resources is null)
        {
            yield return "A version override has no resources of its own.";
            yield break;
        }

        foreach (var problem in Order(resources, ["Images", "Urls", "ShortStrings", "LongStrings"]))
            yield return problem;
        var kinds = resources.Elements().SelectMany(group => group.Elements().Select(entry => (Id: entry.Attribute("id")?.Value ?? "", Group: group.Name.LocalName))).ToList();
        foreach (var (id, _) in kinds.Where(kind => kind.Id.Length is 0 or > 32))
            yield return $"The resource id '{id}' is not of 1 to 32 characters.";
        foreach (var twice in kinds.GroupBy(kind => kind.Id).Where(group => group.Count() > 1))
            yield return $"The resource id '{twice.Key}' stands twice.";

        var used = own.Where(part => part.Name == name + "Hosts").Descendants().Where(element => element.Attribute("resid") is not null).ToList();
        foreach (var element in used)
        {
            var wanted = element.Name.LocalName switch { "Image" => "Images", "SourceLocation" => "Urls", "Description" => "LongStrings", _ => "ShortStrings" };
            if (!kinds.Contains((element.Attribute("resid")!.Value, wanted)))
                yield return $"{element.Name.LocalName} names '{element.Attribute("resid")!.Value}', which {wanted} do not have.";
        }

        foreach (var id in kinds.Select(kind => kind.Id).Except(used.Select(element => element.Attribute("resid")!.Value)))
            yield return $"Nothing uses the resource '{id}'.";
        foreach (var image in resources.Descendants(_basic + "Image").Where(image => image.Attribute("DefaultValue")?.Value.Contains($"-{image.Attribute("id")?.Value.Split('.')[^1]}.", StringComparison.Ordinal) != true))
            yield return $"The image '{image.Attribute("id")?.Value}' is of another size than its id says.";
    }

    private static IEnumerable<string> Button(XElement control, XNamespace name)
    {
        var id = control.Attribute("id")?.Value ?? "";
        if (id.Length is 0 or > 125 || control.Document!.Descendants(name + "Control").Count(other => other.Attribute("id")?.Value == id) != 1)
            yield return $"The control id '{id}' is missing or not unique.";
        foreach (var problem in Order(control, ["Label", "Supertip", "Icon", "Action"]))
            yield return problem;
        foreach (var part in new[] { "Label", "Supertip", "Icon", "Action" }.Where(part => control.Element(name + part) is null))
            yield return $"The button '{id}' has no {part}.";
        if (control.Element(name + "Supertip") is { } tip && (tip.Element(name + "Title") is null || tip.Element(name + "Description") is null))
            yield return $"The tip of '{id}' lacks a title or a description.";
        if (control.Element(name + "Action") is { } action && (action.Attribute(_type)?.Value != "ShowTaskpane" || action.Element(name + "SourceLocation") is null))
            yield return $"The button '{id}' does not open a task pane.";

        var images = control.Elements(name + "Icon").Elements(_basic + "Image").ToList();
        var sizes = images.Select(image => int.TryParse(image.Attribute("size")?.Value, CultureInfo.InvariantCulture, out var size) ? size : 0).ToList();
        foreach (var size in _requiredIcons.Except(sizes))
            yield return $"The button '{id}' has no icon of {size} pixels.";
        if (sizes.Except(_knownIcons).Any() || sizes.Distinct().Count() != sizes.Count)
            yield return $"The button '{id}' has an icon twice or of an unknown size.";
        foreach (var image in images.Where(image => image.Attribute("resid")?.Value.EndsWith("." + image.Attribute("size")?.Value, StringComparison.Ordinal) != true))
            yield return $"The button '{id}' shows '{image.Attribute("resid")?.Value}' where {image.Attribute("size")?.Value} pixels are meant.";
    }

    private static IEnumerable<string> Order(XElement parent, string[] order)
    {
        var places = parent.Elements().Select(child => Array.IndexOf(order, child.Name.LocalName)).ToList();
        if (places.Contains(-1))
            yield return $"{parent.Name.LocalName} holds an element that it does not know.";
        for (var index = 1; index < places.Count; index++)
        {
            if (places[index] <= places[index - 1])
                yield return $"In {parent.Name.LocalName}, {order[Math.Max(places[index], 0)]} is out of order.";
        }
    }

    private static bool IsLocale(string? locale) => locale is not null && LocalePattern().IsMatch(locale);

    [GeneratedRegex(@"^\d{1,5}(\.\d{1,5}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^[a-z]{2}-[A-Z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex LocalePattern();
}
