using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Filiform.Journeys.Access;

/// <summary>At most twenty sign-in posts a minute from one address; of IPv6, from one /64, which is what one subscriber has.</summary>
/// <remarks>Kept in memory, so each node counts for itself: it stops floods. Guessing is stopped by <see cref="Tries"/>, in the database.</remarks>
public sealed class SignInLimit(Installation installation) : IAsyncDisposable
{
    private const int APerMinute = 20;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = APerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public bool Allows(IPAddress? address)
    {
        if (!installation.Limits) return true;
        using var lease = limiter.AttemptAcquire(PartitionOf(address));
        return lease.IsAcquired;
    }

    internal static string PartitionOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }

    public ValueTask DisposeAsync() => limiter.DisposeAsync();
}

/// <summary>Puts a page's posts under the <see cref="SignInLimit"/>: one too many is answered 429.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitSignInAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && !http.RequestServices.GetRequiredService<SignInLimit>().Allows(http.Connection.RemoteIpAddress))
        {
            http.Response.Headers.RetryAfter = "60";
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
        }
        else await next();
    }
}
