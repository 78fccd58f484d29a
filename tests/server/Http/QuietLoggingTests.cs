using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Tests.Http;

public sealed class QuietLoggingTests
{
    [Theory]
    [InlineData("Logging:LogLevel:Default=Trace", LogLevel.Debug)]
    [InlineData("Logging:LogLevel:Microsoft=Trace", LogLevel.Debug)]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker=Trace", LogLevel.Debug)]
    [InlineData("Logging:Ear:LogLevel:Default=Trace", LogLevel.Debug)]
    [InlineData("Logging:Ear:LogLevel:Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker=Trace", LogLevel.Debug)]
    [InlineData("Logging:LogLevel:Default=Trace;Logging:LogLevel:Microsoft=Warning", LogLevel.Warning)]
    [InlineData("Logging:LogLevel:Default=Warning;Logging:LogLevel:Microsoft.AspNetCore.Mvc=Information", LogLevel.Information)]
    [InlineData("Logging:LogLevel:Microsoft=Trace;Logging:Ear:LogLevel:Default=Error", LogLevel.Error)]
    [InlineData("", LogLevel.Information)]
    public void Actions_AtAnyConfiguredLevel_AreLoggedAtThatLevelButNeverTheirArguments(string settings, LogLevel expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')).Select(parts => KeyValuePair.Create(parts[0], (string?)parts[1])))
            .Build();
        using var provider = new ServiceCollection()
            .AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddProvider(new Ear()))
            .AddQuietLogging()
            .BuildServiceProvider();

        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker");

        Assert.Equal(expected, Enum.GetValues<LogLevel>().First(logger.IsEnabled));
    }

    [ProviderAlias("Ear")]
    private sealed class Ear : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // Only whether it would be asked counts.
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
