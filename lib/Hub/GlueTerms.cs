namespace LayerFreezing;

/// <summary>What the makers of GLUE's data ask of those who use it, as far as they say.</summary>
internal static class GlueTerms
{
    /// <summary>Whether the terms must be accepted before the data is fetched.</summary>
    public static bool MustBeAccepted(GlueTask task) => task == GlueTask.MRPC;

    /// <summary>The terms in a sentence or two.</summary>
    public static string Of(GlueTask task) => task.Name switch
    {
        "CoLA" => "CoLA comes without terms; its sentences are from published linguistics (cite Warstadt et al. 2018).",
        "SST-2" => "SST-2 states no licence; its authors ask to cite Socher et al. 2013.",
        "MRPC" => "MRPC is under the Microsoft Research Shared Source licence: it may be used, copied and passed on for non-commercial purposes only, under the same terms and with a notice of changes. "
            + "GLUE's files are changed ones: SentEval tokenised the text, and the training set was split into train and dev.",
        "STS-B" => "STS-B's scores are CC BY-SA 4.0 (cite Cer et al. 2017); its texts have licences of their own, some by Microsoft Research and Stack Exchange.",
        "QQP" => "QQP is under Quora's terms of service, for non-commercial use.",
        "MNLI" => "MNLI's licences are those of Williams et al. 2018, by the source of the text.",
        "QNLI" => "QNLI is made from SQuAD, which is CC BY-SA 4.0.",
        _ => $"{task.Name} comes without terms; see the challenges it is made of.",
    };
}
