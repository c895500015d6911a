using System.Reflection;
using Dapper;

namespace Filiform.Store;

/// <summary>Lets Dapper build a positional record from a row by name: <c>starts_at</c> fills <c>StartsAt</c>.</summary>
/// <remarks>Dapper's own map wants column types equal to parameter types, and SQLite knows one integer and no instants.</remarks>
internal sealed class RowMap(Type type) : SqlMapper.ITypeMap
{
    private readonly ConstructorInfo? constructor = type.GetConstructors().MaxBy(each => each.GetParameters().Length);

    public ConstructorInfo? FindConstructor(string[] names, Type[] types)
    {
        if (constructor is null || constructor.GetParameters().Length == 0) return constructor;
        var lacking = constructor.GetParameters().Where(parameter => !names.Any(name => Same(name, parameter.Name!))).ToList();
        if (lacking.Count > 0)
            throw new InvalidOperationException($"The row has no column for {type.Name}.{string.Join(", ", lacking.Select(parameter => parameter.Name))}.");

        // Dapper hands the values over in the order of the columns, whatever their names: another order would swap them silently.
        var order = names.Where(name => constructor.GetParameters().Any(parameter => Same(name, parameter.Name!)));
        return order.Zip(constructor.GetParameters(), (name, parameter) => Same(name, parameter.Name!)).All(same => same)
            ? constructor
            : throw new InvalidOperationException($"The columns of {type.Name} must stand in the order of its constructor.");
    }

    public ConstructorInfo? FindExplicitConstructor() => null;

    public SqlMapper.IMemberMap? GetConstructorParameter(ConstructorInfo constructor, string columnName) =>
        constructor.GetParameters().FirstOrDefault(parameter => Same(columnName, parameter.Name!)) is { } found
            ? new Member(columnName, found, null)
            : null;

    public SqlMapper.IMemberMap? GetMember(string columnName) =>
        type.GetProperties().FirstOrDefault(property => property.CanWrite && Same(columnName, property.Name)) is { } found
            ? new Member(columnName, null, found)
            : null;

    private static bool Same(string column, string name) =>
        string.Equals(column.Replace("_", "", StringComparison.Ordinal), name, StringComparison.OrdinalIgnoreCase);

    private sealed class Member(string column, ParameterInfo? parameter, PropertyInfo? property) : SqlMapper.IMemberMap
    {
        public string ColumnName => column;
        public Type MemberType => parameter?.ParameterType ?? property!.PropertyType;
        public PropertyInfo? Property => property;
        public FieldInfo? Field => null;
        public ParameterInfo? Parameter => parameter;
    }
}
