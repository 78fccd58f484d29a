// Each class starts a server and drives a browser: more at a time only make each other slow.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
