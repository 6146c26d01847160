using System.Runtime.InteropServices;

namespace LayerFreezing;

/// <summary>
/// Does runs in this process: claims each, trains, and writes its record. What several runs need of a model's tokeniser,
/// of a task's data and of the activations of frozen layers is kept from one run to the next.
/// </summary>
internal sealed class CellRunner(RunStore store) : IDisposable
{
    private (object Key, PrefixCaches Caches)? _caches;
    private (string Folder, TextTokenizer Tokenizer)? _tokenizer;
    private (object Key, TaskData Data)? _data;

    /// <summary>Does a run.</summary>
    public CellOutcome Run(CellOrder order, IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        var id = order.Cell.Id;
        string? setAside = null;
        try
        {
            using var claim = store.Claim(id);
            if (claim is null) { return new(CellEnd.Busy); }
            setAside = claim.SetAside;
            if (store.Find(id) is { Status: not RunStatus.Failed }) { return new(CellEnd.There); }
            var record = Train(order, new Telling(claim, progress), cancel);
            if (RunIdentity.Of(record) != id)
            {
                return new(CellEnd.RunFailed, $"the files of {order.Cell} changed while the study was running", setAside);
            }
            store.Write(record);
            return new(CellEnd.Done, SetAside: setAside, CacheFiles: _caches?.Caches.FilesInUse);
        }
        catch (OperationCanceledException)
        {
            return new(CellEnd.Stopped, SetAside: setAside);
        }
        catch (StoreException failure)
        {
            return new(CellEnd.StoreFailed, failure.Message, setAside);
        }
        catch (Exception failure)
        {
            return new(IsWantOfMemory(failure) ? CellEnd.MachineFailed : CellEnd.RunFailed, OneLine(failure), setAside);
        }
    }

    private RunRecord Train(CellOrder order, IProgress<TrainingProgress> progress, CancellationToken cancel)
    {
        Machine.ForgetPeakMemory();
        var clock = new PhaseClock();
        var options = TrainingOptions.FromJson(order.Options);
        var task = GlueTask.Find(order.Cell.Task);
        var data = clock.Measure("read", () => DataFor(order, task, options));
        using var model = clock.Measure("load", () => ModelFolder.Load(order.ModelFolder, task, options.Seed, ComputeDevice.Choose(order.Device)));
        var tuner = new FineTuner(model, data, order.Cell.Plan, options, clock, CachesFor(order, options));
        var record = tuner.Train(progress, cancel: cancel, keeping: new RunKeeping(store.CheckpointOf(order.Cell.Id), order.KeepEvery)).Record;
        return record with { Id = order.Cell.Id, Origin = order.Origin };
    }

    /// <summary>Lets go of what is kept.</summary>
    public void Dispose() => _caches?.Caches.Dispose();

    // In files, so that all workers share them and the memory of none is needed.
    private PrefixCaches CachesFor(CellOrder order, TrainingOptions options)
    {
        var key = (order.ModelFolder, order.GlueRoot, order.Cell.Task, order.Cell.Plan, options.MaxLength, options.TrainExamples, options.CachePrecision);
        if (_caches is not { } kept || !kept.Key.Equals(key))
        {
            _caches?.Caches.Dispose();
            _caches = (key, new PrefixCaches(order.Cache, memoryLimit: 0));
        }
        return _caches.Value.Caches;
    }

    private TaskData DataFor(CellOrder order, GlueTask task, TrainingOptions options)
    {
        if (_tokenizer?.Folder != order.ModelFolder) { (_tokenizer, _data) = ((order.ModelFolder, TextTokenizer.Load(order.ModelFolder)), null); }
        var key = (task.Name, order.GlueRoot, options.MaxLength, options.TrainExamples, options.DevExamples);
        if (_data is not { } kept || !kept.Key.Equals(key)) { _data = (key, TaskData.Load(task, order.GlueRoot, _tokenizer.Value.Tokenizer, options)); }
        return _data.Value.Data;
    }

    private static bool IsWantOfMemory(Exception failure) => failure is OutOfMemoryException
        || (failure is ExternalException && (failure.Message.Contains("memory", StringComparison.OrdinalIgnoreCase)));

    private static string OneLine(Exception failure)
    {
        var sentence = failure.Message.Split('\n')[0].Trim();
        return failure is KitException ? sentence : $"{failure.GetType().Name}: {sentence}";
    }

    /// <summary>Passes progress on and notes it in the claim, neither more often than somebody can read it.</summary>
    private sealed class Telling(RunClaim claim, IProgress<TrainingProgress>? progress) : IProgress<TrainingProgress>
    {
        private const long BetweenReports = 200, BetweenNotes = 2000;
        private long _reported = long.MinValue / 2, _noted = long.MinValue / 2;

        public void Report(TrainingProgress value)
        {
            var now = Environment.TickCount64;
            if (now - _noted >= BetweenNotes)
            {
                _noted = now;
                claim.Tell(value);
            }
            if (now - _reported >= BetweenReports)
            {
                _reported = now;
                progress?.Report(value);
            }
        }
    }
}
