using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace XPlot.Plotly;

/// <summary>Writes what was set. Properties that a caller's own class adds are written whatever they are.</summary>
internal sealed class PlotlyJson : DefaultContractResolver
{
    private static readonly JsonSerializerSettings Settings = new() { ContractResolver = new PlotlyJson() };

    internal static string Write(object value) => JsonConvert.SerializeObject(value, Settings);

    /// <inheritdoc/>
    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (member.DeclaringType.Assembly == typeof(PlotlyJson).Assembly && property.PropertyName != Axis.Mark)
        {
            property.ShouldSerialize = instance => ((Settable)instance).IsSet(member.Name);
        }
        return property;
    }
}
