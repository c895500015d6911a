using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Filiform.Pipeline;
using Microsoft.Data.Sqlite;
using NodaTime.Text;

namespace Filiform.Store;

/// <summary>How our values become parameters and columns, on both databases.</summary>
/// <remarks>Instants are microseconds: integers on SQLite, <c>timestamptz</c> on PostgreSQL. Dates are ISO text or <c>date</c>. Ids are text or <c>uuid</c>.</remarks>
internal static class SqlTypes
{
    private static readonly Lock Once = new();
    private static bool registered;

    public static void Register()
    {
        lock (Once)
        {
            if (registered) return;
            registered = true;
        }

        SqlMapper.AddTypeHandler(new InstantColumn());
        SqlMapper.AddTypeHandler(new DateColumn());
        SqlMapper.AddTypeHandler(new TimeColumn());
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.AddTypeHandler(new GuidColumn());
        SqlMapper.RemoveTypeMap(typeof(decimal));
        SqlMapper.RemoveTypeMap(typeof(decimal?));
        SqlMapper.AddTypeHandler(new DecimalColumn());
        Ids<Clinic>(); Ids<Room>(); Ids<Practitioner>(); Ids<VisitType>(); Ids<Credential>(); Ids<Staff>(); Ids<SignIn>(); Ids<PrivateLink>();
        Ids<Patient>(); Ids<Hold>(); Ids<Appointment>(); Ids<Screening>(); Ids<Drawing>(); Ids<Consent>(); Ids<Episode>(); Ids<Assessment>();
        Ids<Decision>(); Ids<Plan>(); Ids<PlanReview>(); Ids<PracticeOverride>(); Ids<Goal>(); Ids<Session>(); Ids<Insertion>(); Ids<Addendum>(); Ids<CheckIn>(); Ids<Alert>();
        Ids<AdverseEvent>(); Ids<InstrumentAnswer>(); Ids<PublicQuestion>(); Ids<Message>(); Ids<AuditEntry>();
        SqlMapper.TypeMapProvider = type => type.IsPrimitive || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
            ? new DefaultTypeMap(type)
            : new RowMap(type);
    }

    private static void Ids<T>() => SqlMapper.AddTypeHandler(new IdColumn<T>());

    /// <summary>Gives a parameter a value as Dapper's handlers below would.</summary>
    public static void SetValue(DbParameter parameter, object? value)
    {
        switch (value)
        {
            case null: parameter.Value = DBNull.Value; break;
            case Instant at: new InstantColumn().SetValue(parameter, at); break;
            case LocalDate date: new DateColumn().SetValue(parameter, date); break;
            case LocalTime time: new TimeColumn().SetValue(parameter, time); break;
            case decimal amount: new DecimalColumn().SetValue(parameter, amount); break;
            case Guid guid: Set(parameter, guid); break;
            case IId id: Set(parameter, id.Value); break;
            default: parameter.Value = value; break;
        }
    }

    public static Instant ToMicroseconds(this Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10);

    private sealed class InstantColumn : SqlMapper.TypeHandler<Instant>
    {
        public override void SetValue(IDbDataParameter parameter, Instant value) => parameter.Value = parameter is SqliteParameter
            ? value.ToUnixTimeTicks() / 10
            : value.ToMicroseconds().ToDateTimeUtc();

        public override Instant Parse(object value) => value switch
        {
            long microseconds => Instant.FromUnixTimeTicks(microseconds * 10),
            DateTime at => Instant.FromDateTimeUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc)),
            _ => throw new InvalidCastException($"No instant is kept as {value.GetType().Name}."),
        };
    }

    private sealed class DateColumn : SqlMapper.TypeHandler<LocalDate>
    {
        public override void SetValue(IDbDataParameter parameter, LocalDate value) => parameter.Value = parameter is SqliteParameter
            ? LocalDatePattern.Iso.Format(value)
            : value.ToDateOnly();

        public override LocalDate Parse(object value) => value switch
        {
            string text => LocalDatePattern.Iso.Parse(text).Value,
            DateOnly date => LocalDate.FromDateOnly(date),
            DateTime at => LocalDate.FromDateTime(at),
            _ => throw new InvalidCastException($"No date is kept as {value.GetType().Name}."),
        };
    }

    /// <summary>Wall-clock times of a roster, as <c>HH:mm</c> text on both databases.</summary>
    private sealed class TimeColumn : SqlMapper.TypeHandler<LocalTime>
    {
        private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

        public override void SetValue(IDbDataParameter parameter, LocalTime value) => parameter.Value = Pattern.Format(value);
        public override LocalTime Parse(object value) => Pattern.Parse((string)value).Value;
    }

    private sealed class GuidColumn : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value) => Set(parameter, value);
        public override Guid Parse(object value) => ToGuid(value);
    }

    private sealed class DecimalColumn : SqlMapper.TypeHandler<decimal>
    {
        public override void SetValue(IDbDataParameter parameter, decimal value) =>
            parameter.Value = parameter is SqliteParameter ? (double)value : value;

        public override decimal Parse(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);
    }

    private sealed class IdColumn<T> : SqlMapper.TypeHandler<Id<T>>
    {
        public override void SetValue(IDbDataParameter parameter, Id<T> value) => Set(parameter, value.Value);
        public override Id<T> Parse(object value) => new(ToGuid(value));
    }

    private static void Set(IDbDataParameter parameter, Guid value) =>
        parameter.Value = parameter is SqliteParameter ? value.ToString() : value;

    private static Guid ToGuid(object value) => value is Guid guid ? guid : Guid.Parse((string)value);
}
