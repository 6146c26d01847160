namespace LayerFreezing.Kit;

/// <summary>What a verb tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongCall = 2;
    public const int Interrupted = 130;
}
