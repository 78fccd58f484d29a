using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace OutlookRejectionHelper.Tests.Manifest;

public sealed class ManifestTests
{
    private static readonly string _root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    [Fact]
    public void Manifest_AsCommitted_KeepsEveryRule() => Assert.Empty(ManifestRules.Check(Load()));

    // Each is a slip that Outlook or its store would refuse; a rule that does not see it holds nothing.
    [Theory]
    [InlineData("MailApp\"", "ContentApp\"")]
    [InlineData("<Id>6b0c9d5e", "<Id>6b0c9d5")]
    [InlineData("<Version>1.0.0.0<", "<Version>0.9<")]
    [InlineData("<Version>1.0.0.0<", "<Version>1.0-beta<")]
    [InlineData("<ProviderName>Outlook Rejection Helper<", "<ProviderName> <")]
    [InlineData("<DefaultLocale>en-US<", "<DefaultLocale>english<")]
    [InlineData("<Host Name=\"Mailbox\" />", "<Host Name=\"Document\" />")]
    [InlineData("MinVersion=\"1.5\" />", "MinVersion=\"1.3\" />")]
    [InlineData("DefaultMinVersion=\"1.5\"", "DefaultMinVersion=\"1.1\"")]
    [InlineData("<Permissions>ReadWriteItem<", "<Permissions>ReadWriteMailbox<")]
    [InlineData("<RequestedHeight>450<", "<RequestedHeight>900<")]
    [InlineData("xsi:type=\"ItemRead\"", "xsi:type=\"ItemEdit\"")]
    [InlineData("FormType=\"Read\"", "FormType=\"Edit\"")]
    [InlineData("xsi:type=\"ItemIs\"", "xsi:type=\"ItemHasKnownEntity\"")]
    [InlineData("<DisplayName DefaultValue=\"Rejection Helper\"", "<DisplayName DefaultValue=\"\"")]
    [InlineData("Value=\"Absagen-Helfer\"", "Value=\"Absagen-Helfer, Absagen-Helfer, Absagen-Helfer, Absagen-Helfer, Absagen-Helfer, Absagen-Helfer, Absagen-Helfer, Absagen-Helfer, Absagen\"")]
    [InlineData("<bt:Override Locale=\"nl-NL\" Value=\"Afwijzing beantwoorden\" />", "")]
    [InlineData("<Override Locale=\"it-IT\"", "<Override Locale=\"it\"")]
    [InlineData("<Override Locale=\"pt-PT\"", "<Override Locale=\"pt-BR\"")]
    [InlineData("https://localhost:5443/icons/icon-64.png\" />\n  <High", "http://localhost:5443/icons/icon-64.png\" />\n  <High")]
    [InlineData("icons/icon-64.png\" />\n  <High", "icons/icon-32.png\" />\n  <High")]
    [InlineData("icons/icon-128.png", "icons/icon-80.png")]
    [InlineData("icons/icon-16.png", "icons/icon-16.ico")]
    [InlineData("<SupportUrl DefaultValue=\"https://localhost:5443/", "<SupportUrl DefaultValue=\"https://elsewhere.example/")]
    [InlineData("<AppDomain>https://localhost:5443<", "<AppDomain>https://localhost:5443/taskpane.html<")]
    [InlineData("<SupportUrl DefaultValue=\"https://localhost:5443/taskpane.html\" />", "")]
    [InlineData("VersionOverridesV1_1", "VersionOverridesV1_2")]
    [InlineData("mailappversionoverrides/1.1", "mailappversionoverrides/1.2")]
    [InlineData("<SupportsPinning>true<", "<SupportsPinning>false<")]
    [InlineData("xsi:type=\"MailHost\"", "xsi:type=\"Document\"")]
    [InlineData("MessageComposeCommandSurface", "MessageReadCommandSurface")]
    [InlineData("MessageComposeCommandSurface", "AppointmentOrganizerCommandSurface")]
    [InlineData("id=\"Write.Open\"", "id=\"Read.Open\"")]
    [InlineData("<bt:Image size=\"32\" resid=\"Icon.32\" />", "")]
    [InlineData("<bt:Image size=\"20\"", "<bt:Image size=\"21\"")]
    [InlineData("<bt:Image size=\"48\" resid=\"Icon.48\"", "<bt:Image size=\"48\" resid=\"Icon.40\"")]
    [InlineData("xsi:type=\"ShowTaskpane\"", "xsi:type=\"ExecuteFunction\"")]
    [InlineData("<SourceLocation resid=\"Taskpane.Url\" />", "<SourceLocation resid=\"Pane.Url\" />")]
    [InlineData("<Label resid=\"Read.Label\" />", "<Label resid=\"Read.Tip\" />")]
    [InlineData("<Label resid=\"Read.Label\" />", "")]
    [InlineData("id=\"Taskpane.Url\"", "id=\"Taskpane.Url.With.A.Name.That.Is.Too.Long\"")]
    [InlineData("<bt:Image id=\"Icon.24\"", "<bt:Image id=\"Icon.20\"")]
    [InlineData("icons/icon-40.png", "icons/icon-48.png")]
    [InlineData("bt:Url id=\"Taskpane.Url\" DefaultValue=\"https", "bt:Url id=\"Taskpane.Url\" DefaultValue=\"http")]
    [InlineData("<DisableEntityHighlighting>true</DisableEntityHighlighting>", "<Disable>true</Disable>")]
    public void Manifest_WithASlip_BreaksARule(string right, string wrong)
    {
        var text = Text();
        Assert.Contains(right, text, StringComparison.Ordinal);

        var broken = XDocument.Parse(text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.NotEmpty(ManifestRules.Check(broken));
    }

    [Fact]
    public void Manifest_WithElementsOutOfOrder_BreaksARule()
    {
        var manifest = Load();
        var permissions = manifest.Root!.Elements().Single(element => element.Name.LocalName == "Permissions");
        permissions.Remove();
        manifest.Root.AddFirst(permissions);

        Assert.Contains(ManifestRules.Check(manifest), problem => problem.Contains("out of order", StringComparison.Ordinal));
    }

    [Fact]
    public void VersionOverrides_BothVersions_DifferInPinningOnly()
    {
        var blocks = Load().Descendants().Where(element => element.Name.LocalName == "VersionOverrides").ToList();

        Assert.Equal(Plain(blocks[1]), Plain(blocks[0]));

        static string Plain(XElement block) => string.Join('\n', block.Elements()
            .Where(child => child.Name.LocalName != "VersionOverrides")
            .DescendantsAndSelf()
            .Where(element => element.Name.LocalName != "SupportsPinning")
            .Select(element => element.Name.LocalName + string.Concat(element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(24)]
    [InlineData(32)]
    [InlineData(40)]
    [InlineData(48)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(128)]
    public void Icon_OfASize_IsAPngOfThatSize(int size)
    {
        var header = File.ReadAllBytes(Path.Combine(_root, "addin", "src", "public", "icons", $"icon-{size}.png")).AsSpan(0, 26);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], header[..8].ToArray());
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(header[16..20]));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(header[20..24]));
        Assert.Equal(6, header[25]); // With transparency: ribbons are light or dark.
    }

    private static string Text() => File.ReadAllText(Path.Combine(_root, "manifest.xml")).ReplaceLineEndings("\n");

    private static XDocument Load() => XDocument.Parse(Text());

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
