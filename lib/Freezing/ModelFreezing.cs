namespace LayerFreezing;

/// <summary>What can be asked of a model about freezing, and done to it.</summary>
public static class ModelFreezing
{
    /// <summary>A model that can be frozen.</summary>
    /// <param name="model">The model.</param>
    extension(SequenceClassifier model)
    {
        /// <summary>What is trained; everything until a plan is applied.</summary>
        public FreezePlan Plan => model.Trained as FreezePlan ?? FreezePlan.All;

        /// <summary>
        /// Freezes what the plan doesn't train: no gradients there, and no dropout unless <paramref name="frozenDropout"/>
        /// is on.
        /// </summary>
        /// <param name="plan">What is trained.</param>
        /// <param name="frozenDropout">Whether dropout acts in frozen parts while training.</param>
        /// <exception cref="KitException">The plan names layers the model doesn't have.</exception>
        public void Apply(FreezePlan plan, FrozenDropout frozenDropout = FrozenDropout.Off) =>
            model.Freeze(plan.Resolve(model.Config.Layers), frozenDropout);

        /// <summary>The model's parts from the input up, each frozen or trained.</summary>
        public LayerStack Stack() => LayerStack.Of(model.Plan, model.Config.Layers);

        /// <summary>How many tensors and parameters are trained and frozen, by part.</summary>
        public ParameterCensus Census() => ParameterCensus.Of(model.Config, model.Labels, model.Plan);
    }
}
