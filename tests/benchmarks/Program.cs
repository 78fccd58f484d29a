using BenchmarkDotNet.Running;
using OutlookRejectionHelper.Benchmarks;

switch (args)
{
    case ["load", .. var rest]:
        return await LoadRun.RunAsync(LoadOptions.Parse(rest));
    case [BareServer.Command, .. var rest]:
        await BareServer.RunAsync(rest);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmarks).Assembly).Run(args);
        return 0;
}
