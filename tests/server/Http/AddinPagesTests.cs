using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Http;

/// <summary>The pages as a publish lays them out, with small pages of the tests' own.</summary>
public sealed class AddinPagesTests : IDisposable
{
    private const string OfficeJs = "<script src=\"https://appsforoffice.microsoft.com/lib/1/hosted/office.js\"></script>";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("addin-pages-");

    [Theory]
    [InlineData("same-origin", "/office-js/office.js", "appsforoffice")]
    [InlineData("none", "/office-js/office.js", "appsforoffice")]
    [InlineData("cross-site", "appsforoffice", "/office-js/office.js")]
    public async Task Pane_FramedByOutlookOrByUs_LoadsTheOfficeJsThatFits(string site, string expected, string unexpected)
    {
        using var app = App(withOfficeJs: true);
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);

        var html = await client.GetStringAsync("/taskpane.html", TestContext.Current.CancellationToken);

        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.DoesNotContain(unexpected, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pane_Published_KeepsOutlooksOfficeJsAndCarriesTheKey()
    {
        using var app = App(withOfficeJs: false);
        using var client = app.CreateClient();

        var html = await client.GetStringAsync("/taskpane.html", TestContext.Current.CancellationToken);

        Assert.Contains(OfficeJs, html, StringComparison.Ordinal);
        Assert.Contains($"content=\"{AppFixture.Key}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifest_AskedAtAnAddress_NamesThatAddress()
    {
        using var app = App(withOfficeJs: false);
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://127.0.0.1:7443") });

        var manifest = await client.GetStringAsync("/manifest.xml", TestContext.Current.CancellationToken);

        Assert.Equal("<u>https://127.0.0.1:7443/taskpane.html</u>", manifest);
    }

    [Theory]
    [InlineData("https://rejection-helper.example.com", "https://rejection-helper.example.com")]
    // What stands before the server ends TLS.
    [InlineData("http://rejection-helper.example.com", "https://rejection-helper.example.com")]
    public async Task Manifest_InGraphMode_NamesTheAddressTheSignInAndSharedFolders(string asked, string expected)
    {
        await using var graph = new GraphModeFixture();
        await graph.InitializeAsync();
        using var app = graph.WithWebHostBuilder(builder => builder.UseSetting("AllowedHosts", "rejection-helper.example.com"));
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(asked) });

        var manifest = System.Xml.Linq.XDocument.Parse(await client.GetStringAsync("/manifest.xml", TestContext.Current.CancellationToken));

        Assert.Empty(Manifest.ManifestRules.Check(manifest));
        Assert.DoesNotContain("https://localhost:5443", manifest.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            [expected, graph.Entra.Address.GetLeftPart(UriPartial.Authority)],
            manifest.Descendants().Where(element => element.Name.LocalName == "AppDomain").Select(element => element.Value));
        var newest = manifest.Descendants().Last(element => element.Name.LocalName == "DesktopFormFactor");
        Assert.Equal(("SupportsSharedFolders", "true"), (newest.Elements().First().Name.LocalName, newest.Elements().First().Value));
    }

    [Theory]
    [InlineData("/../appsettings.json")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/..%5csecret.txt")]
    public async Task StaticFiles_PathOutOfTheFolder_Answers404(string path)
    {
        using var app = App(withOfficeJs: false);
        using var client = app.Server.CreateClient();
        Write("secret.txt", "beside the web root");

        using var answer = await client.GetAsync(new Uri("http://localhost" + path), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("https://127.0.0.1:1", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://192.168.1.4:80", false)]
    [InlineData("http://localhost.evil.example", false)]
    public void IsLoopback_Address_TellsThisMachineFromOthers(string address, bool expected) =>
        Assert.Equal(expected, OutlookRejectionHelper.Http.LocalAddresses.IsLoopback(address));

    public void Dispose() => _root.Delete(recursive: true);

    private WebApplicationFactory<Program> App(bool withOfficeJs)
    {
        Write("wwwroot/taskpane.html", $"<meta name=\"local-key\" content=\"\" />{OfficeJs}");
        Write("manifest.xml", "<u>https://localhost:5443/taskpane.html</u>");
        if (withOfficeJs)
            Write("office-js/office.js", "");
        return new AppFixture().WithWebHostBuilder(builder => builder.UseContentRoot(_root.FullName));
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(_root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
