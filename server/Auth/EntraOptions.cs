namespace OutlookRejectionHelper.Auth;

/// <summary>The app registration at Entra. With any of it set, the server is in Graph mode and needs the rest.</summary>
public sealed class EntraOptions
{
    public const string Section = "Entra";

    /// <summary>In place of a tenant: people of every organization in <see cref="AllowedTenants"/>.</summary>
    public const string Organizations = "organizations";

    /// <summary>The directory (tenant) id, or "organizations" together with <see cref="AllowedTenants"/>.</summary>
    public string? TenantId { get; set; }

    /// <summary>The application (client) id; the pane and the server share one registration.</summary>
    public string? ClientId { get; set; }

    /// <summary>Ids of the tenants whose people may use the server. Default: <see cref="TenantId"/> alone.</summary>
    public IList<string> AllowedTenants { get; init; } = [];

    /// <summary>Client ids that may ask for the API's tokens. Default: <see cref="ClientId"/> alone.</summary>
    public IList<string> AllowedClients { get; init; } = [];

    /// <summary>Where one signs in: https://login.microsoftonline.com, or the address of a national cloud.</summary>
    public string Authority { get; set; } = Cloud.Global.Authority;

    public EntraCertificateOptions Certificate { get; init; } = new();

    /// <summary>"system", or the client id of a user-assigned managed identity that the registration trusts as a federated credential.</summary>
    public string? ManagedIdentity { get; set; }

    /// <summary>For development only: a secret can be copied, a certificate's key need not leave its store.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Development only: allows an authority and a Graph on this machine, and nothing else; the server then listens on this machine only.</summary>
    public bool StandIn { get; set; }

    /// <summary>As OAuth writes it; what the pane asks a token for.</summary>
    internal string ApiScope => $"api://{ClientId}/access_as_user";

    internal Uri AuthorityOf(string tenant) => new($"{Authority.TrimEnd('/')}/{tenant}");

    internal IEnumerable<string> Tenants => AllowedTenants.Count > 0 ? AllowedTenants : [TenantId!];

    internal IEnumerable<string> Clients => AllowedClients.Count > 0 ? AllowedClients : [ClientId!];
}

/// <summary>Either a file or one of the machine's certificate stores.</summary>
public sealed class EntraCertificateOptions
{
    /// <summary>A .pfx file, or a .pem file with certificate and key.</summary>
    public string? Path { get; set; }

    /// <summary>Of the .pfx file.</summary>
    public string? Password { get; set; }

    /// <summary>SHA-1, 40 hexadecimal digits; looked for in the personal stores of the user and of the machine.</summary>
    public string? Thumbprint { get; set; }
}
