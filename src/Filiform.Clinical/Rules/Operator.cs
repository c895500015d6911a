namespace Filiform.Clinical.Rules;

/// <summary>The comparisons that the data may use.</summary>
public enum Operator { Eq, Ne, In, Contains, Gt, Gte, Lt, Lte, Exists, Missing }
