using Npgsql;

namespace Filiform.Store;

/// <summary>Reads the address form that operators know from every other tool.</summary>
internal static class PostgresAddress
{
    /// <exception cref="FormatException">It is no <c>postgres://</c> address.</exception>
    public static string ToConnectionString(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgres" or "postgresql"))
            throw new FormatException("FILIFORM_DATABASE must be sqlite:PATH or postgres://user:password@host:port/name.");

        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = uri.AbsolutePath.TrimStart('/'),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            MaxPoolSize = 40,
            MaxAutoPrepare = 200,
            // Nothing of ours outlives its transaction, so a connection goes back to the pool as it is; a reset costs more than a statement.
            NoResetOnClose = true,
        };
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            try { builder[Uri.UnescapeDataString(parts[0])] = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""); }
            catch (ArgumentException) { throw new FormatException($"'{parts[0]}' is no setting of a PostgreSQL address, or its value is none."); }
        }

        return builder.ToString();
    }
}
