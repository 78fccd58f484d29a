using System.Buffers.Text;
using System.Text.Json;

namespace OutlookRejectionHelper.Entra;

/// <summary>Somebody who can sign in at the stand-in.</summary>
/// <param name="Login">Short, for tests and addresses: "sam".</param>
/// <param name="Tenant">A GUID in lower case, as is <paramref name="ObjectId"/>.</param>
public sealed record StandInUser(string Login, string Name, string Address, string ObjectId, string Tenant)
{
    /// <summary>The tenant that the server under test is registered in.</summary>
    public const string HomeTenant = "6f1d2c3b-0a4e-4b5f-9c6d-7e8f90a1b2c3";

    /// <summary>A tenant that nobody has allowed.</summary>
    public const string ForeignTenant = "0d9c8b7a-6f5e-4d3c-8b2a-1f0e9d8c7b6a";

    /// <summary>Who it is, as Microsoft's libraries keep accounts apart.</summary>
    public string ClientInfo => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { uid = ObjectId, utid = Tenant }));

    public static StandInUser Sam { get; } = new("sam", "Sam Doe", "sam.doe@mailbox.example", "11111111-aaaa-4aaa-8aaa-111111111111", HomeTenant);

    public static StandInUser Kim { get; } = new("kim", "Kim Roe", "kim.roe@mailbox.example", "22222222-bbbb-4bbb-8bbb-222222222222", HomeTenant);

    public static StandInUser Stranger { get; } = new("stranger", "Alex Poe", "alex.poe@elsewhere.example", "33333333-cccc-4ccc-8ccc-333333333333", ForeignTenant);
}
