using System.Globalization;
using OutlookRejectionHelper.FollowUps;

namespace OutlookRejectionHelper.Tests.FollowUps;

public sealed class UserZoneTests
{
    [Theory]
    [InlineData("2027-03-14T02:30:00", "America/New_York", "2027-03-14T03:00:00", "2027-03-14T07:00:00Z")]
    [InlineData("2027-03-28T02:00:00", "Europe/Berlin", "2027-03-28T03:00:00", "2027-03-28T01:00:00Z")]
    [InlineData("2027-10-03T02:15:00", "Australia/Lord_Howe", "2027-10-03T02:30:00", "2027-10-02T15:30:00Z")]
    [InlineData("2027-10-31T02:30:00", "Europe/Berlin", "2027-10-31T02:30:00", "2027-10-31T00:30:00Z")]
    [InlineData("2027-01-05T09:00:00", "Europe/Paris", "2027-01-05T09:00:00", "2027-01-05T08:00:00Z")]
    public void At_MovesForwardOverAGap(string local, string zone, string wall, string utc)
    {
        var found = UserZone.Find(zone);
        var time = DateTime.Parse(local, CultureInfo.InvariantCulture);

        Assert.Equal(new ZonedTime(wall, zone), UserZone.At(time, found));
        Assert.Equal(Case.Instant(utc), UserZone.Instant(time, found));
    }

    [Theory]
    [InlineData("Europe/Vienna", "W. Europe Standard Time")]
    [InlineData("Europe/Paris", "Romance Standard Time")]
    [InlineData("Asia/Kolkata", "India Standard Time")]
    [InlineData("America/Sao_Paulo", "E. South America Standard Time")]
    [InlineData("W. Europe Standard Time", "W. Europe Standard Time")]
    [InlineData("Customized Time Zone", "UTC")]
    public void WindowsId_IsWhatGraphKnows(string zone, string expected) => Assert.Equal(expected, UserZone.WindowsId(UserZone.Find(zone)));

    [Fact]
    public void EveryZone_OnEveryDay_HasAMorning()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            Assert.NotEqual("", UserZone.WindowsId(zone));
            for (var day = 0; day < 400; day += 3)
            {
                var local = new DateTime(2026, 11, 23).AddDays(day).AddHours(2.5);
                var written = UserZone.At(local, zone);

                Assert.True(UserZone.TryRead(written.DateTime, out var read));
                Assert.InRange(read - local, TimeSpan.Zero, TimeSpan.FromHours(3));
                Assert.Equal(UserZone.Instant(local, zone), UserZone.Instant(read, zone));
            }
        }
    }

    [Theory]
    [InlineData("2027-01-05T09:00:00", true)]
    [InlineData("2027-01-05T09:00:00.0000000", true)]
    [InlineData("2027-01-05T09:00:00Z", false)]
    [InlineData("2027-01-05 09:00", false)]
    [InlineData("2027-02-30T09:00:00", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryRead_TakesLocalTimesOnly(string? text, bool expected) => Assert.Equal(expected, UserZone.TryRead(text, out _));
}
