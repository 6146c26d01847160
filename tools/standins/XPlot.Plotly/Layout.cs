namespace XPlot.Plotly;

/// <summary>Holds the layout's class, which in the package is a class Layout in a class Layout.</summary>
public abstract class Layout : LayoutNest
{
    private Layout() { }
}

/// <summary>C# gives no class the name of the one around it, but <see cref="Layout"/> finds this one's under <c>Layout.Layout</c>.</summary>
public abstract class LayoutNest
{
    private protected LayoutNest() { }

    /// <summary>Title, axes, legend and room of a chart. A class derived from it may add what plotly.js knows besides.</summary>
    public class Layout : Settable
    {
        public string title { get => Get<string>(); set => Set(value); }

        public string paper_bgcolor { get => Get<string>(); set => Set(value); }

        public string plot_bgcolor { get => Get<string>(); set => Set(value); }

        public string barmode { get => Get<string>(); set => Set(value); }

        public Font font { get => Get<Font>(); set => Set(value); }

        public Font titlefont { get => Get<Font>(); set => Set(value); }

        public double width { get => Get<double>(); set => Set(value); }

        public double height { get => Get<double>(); set => Set(value); }

        public double bargap { get => Get<double>(); set => Set(value); }

        public Margin margin { get => Get<Margin>(); set => Set(value); }

        public bool showlegend { get => Get<bool>(); set => Set(value); }

        public object hovermode { get => Get<object>(); set => Set(value); }

        public object dragmode { get => Get<object>(); set => Set(value); }

        public object autosize { get => Get<object>(); set => Set(value); }

        public Xaxis xaxis { get => Get<Xaxis>(); set => Set(value); }

        public Xaxis xaxis2 { get => Get<Xaxis>(); set => Set(value); }

        public Yaxis yaxis { get => Get<Yaxis>(); set => Set(value); }

        public Yaxis yaxis2 { get => Get<Yaxis>(); set => Set(value); }

        public Legend legend { get => Get<Legend>(); set => Set(value); }

        public IEnumerable<Annotation> annotations { get => Get<IEnumerable<Annotation>>(); set => Set(value); }

        public IEnumerable<Shape> shapes { get => Get<IEnumerable<Shape>>(); set => Set(value); }
    }
}
