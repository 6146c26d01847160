using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit study plan, run, status, summary, advise and rerun: grids of runs.</summary>
internal sealed class StudyVerb : Command
{
    public StudyVerb() : base("study", "Run a grid of models, tasks, depths and seeds that can be killed and goes on.")
    {
        Subcommands.Add(new StudyPlanVerb());
        Subcommands.Add(new StudyRunVerb());
        Subcommands.Add(new StudyStatusVerb());
        Subcommands.Add(new StudySummaryVerb());
        Subcommands.Add(new StudyAdviseVerb());
        Subcommands.Add(new StudyRerunVerb());
        Subcommands.Add(new StudyWorkerVerb());
        Subcommands.Add(new StudyJobVerb());
    }
}
