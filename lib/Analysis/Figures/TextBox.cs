namespace LayerFreezing;

/// <summary>A rectangle that text or a mark covers.</summary>
internal readonly record struct TextBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether two rectangles share any of their area.</summary>
    public bool Meets(TextBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether a rectangle lies within this one.</summary>
    public bool Holds(TextBox other) => Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;
}
