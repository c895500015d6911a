using System.Text.Json;
using Filiform.Pipeline.Http;

namespace Filiform.Journeys.Book.Api;

/// <summary>The booking calls of the contract, for programs; and a visit as a calendar file.</summary>
public sealed class BookEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder app, Installation installation)
    {
        app.MapGet("/api/v1/availability", Availability);
        app.MapPost("/api/v1/holds", Hold);
        app.MapPost("/api/v1/appointments", Book);
        app.MapGet("/feeds/appointment/{token}.ics", Calendar);
    }

    private static async Task<IResult> Availability(
        HttpContext context, Runner runner, FindSlots find, RateLimits limits, Words words, Actor actor, CancellationToken stop)
    {
        if (limits.Refuses(RateLimit.Search, actor)) return TooMany(RateLimit.Search, words, context);
        var (query, faults) = AvailabilityQuery.Read(context.Request.Query);
        if (query is null) return Problems.Answer(Refusal.Invalid(faults), words, context);

        var found = await runner.Run(find, query, actor.AsVisitor(), stop);
        return found.Refusal is { } refusal
            ? Problems.Answer(refusal, words, context)
            : Results.Json(new { Slots = found.Value.Select(SlotJson.Of) }, Json.Options);
    }

    private static async Task<IResult> Hold(
        HttpContext context, Runner runner, NameSlot name, HoldSlot hold, NearestTimes nearest, RateLimits limits, Words words, Actor actor, CancellationToken stop)
    {
        if (limits.Refuses(RateLimit.Hold, actor)) return TooMany(RateLimit.Hold, words, context);
        var body = await JsonBody.Read(context.Request, stop);
        body.Only("practitioner", "room", "visitType", "start");
        var asked = new NameSlot.Request(body.Text("practitioner"), body.Text("room"), body.Text("visitType"));
        var start = body.Instant("start");
        var (key, wrong) = RepeatHeader.Read(context, body, actor);
        if (wrong is not null) return Problems.Answer(Refusal.Invalid(wrong), words, context);
        if (body.Faults is [_, ..] faults) return Problems.Answer(Refusal.Invalid(faults), words, context);

        var named = await runner.Run(name, asked, actor.AsVisitor(), stop);
        if (named.Refusal is { } unknown) return Problems.Answer(unknown, words, context);

        var (clinic, practitioner, room, visit) = named.Value;
        var request = new HoldSlot.Request(clinic, visit, practitioner, room, start) { Sent = key };
        var held = await runner.Run(hold, request, actor.AsVisitor(), stop);
        // Sent twice at once: the other one took the time, and its answer is there by now.
        if (key is not null && held.Refusal == Refusal.SlotTaken) held = await runner.Run(hold, request, actor.AsVisitor(), stop);
        if (held.Refusal is null) return Results.Json(new { Hold = held.Value.Token, ExpiresAt = held.Value.Until }, Json.Options, statusCode: StatusCodes.Status201Created);
        if (held.Refusal.Status != StatusCodes.Status409Conflict) return Problems.Answer(held.Refusal, words, context);

        var instead = await runner.Run(nearest, new(clinic, visit, practitioner, start), actor.AsVisitor(), stop);
        return Problems.Answer(held.Refusal, words, context, JsonSerializer.SerializeToElement(instead.Value.Select(SlotJson.Of), Json.Options));
    }

    private static async Task<IResult> Book(
        HttpContext context, Runner runner, ShowHold show, BookAppointment book, Installation installation, Words words, Actor actor, CancellationToken stop)
    {
        var body = await JsonBody.Read(context.Request, stop);
        body.Only("hold", "patient");
        var hold = body.Text("hold");
        var patient = body.Object("patient");
        patient.Only("givenName", "familyName", "birthDate", "email", "phone", "language");
        var form = new PatientForm(
            patient.Text("givenName"), patient.Text("familyName"), "", "", "", patient.Maybe("email"), patient.Maybe("phone"),
            patient.Text("language"), patient.Text("birthDate"));
        var (key, wrong) = RepeatHeader.Read(context, body, actor);
        if (wrong is not null) return Problems.Answer(Refusal.Invalid(wrong), words, context);
        if (body.Faults is [_, ..] faults) return Problems.Answer(Refusal.Invalid(faults), words, context);

        var shown = await runner.Run(show, hold, actor.AsVisitor(), stop);
        if (shown.Refusal is { } unknown) return Problems.Answer(unknown, words, context);

        var request = new BookAppointment.Request(shown.Value.Hold.Clinic, hold, form) { Sent = key };
        var booked = await runner.Run(book, request, actor.AsVisitor(), stop);
        // Sent twice at once to two nodes: the first answer is there by now.
        if (booked.Refusal == Refusal.HoldLapsed) booked = await runner.Run(book, request, actor.AsVisitor(), stop);
        if (booked.Refusal is { } refusal) return Problems.Answer(Within(refusal, "patient"), words, context);

        var zone = shown.Value.Time.Clinic.Row.TimeZone;
        return Results.Json(new
        {
            booked.Value.Appointment, booked.Value.Status, Start = SlotJson.Time(booked.Value.Start, zone), End = SlotJson.Time(booked.Value.End, zone),
            Manage = $"{installation.Url}/manage/{booked.Value.Manage}",
        }, Json.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Calendar(string token, Runner runner, ShowCalendar show, Actor actor, CancellationToken stop)
    {
        if (actor is not { Kind: "link", Patient: { } patient, Appointment: { } appointment }) return Results.StatusCode(Refusal.LinkClosed.Status);

        var shown = await runner.Run(show, new(patient, appointment), actor, stop);
        return shown.Refusal is { } refusal
            ? Results.StatusCode(refusal.Status)
            : Results.File(System.Text.Encoding.UTF8.GetBytes(shown.Value), "text/calendar; charset=utf-8", "appointment.ics");
    }

    /// <summary>The form's own field names, where they stand in the document.</summary>
    private static Refusal Within(Refusal refusal, string member) => refusal.Reasons.IsDefaultOrEmpty
        ? refusal
        : refusal with { Reasons = [.. refusal.Reasons.Select(reason => reason with { Field = $"{member}.{reason.Field}" })] };

    private static IResult TooMany(RateLimit limit, Words words, HttpContext context)
    {
        context.Response.Headers.RetryAfter = ((int)limit.Within.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Problems.Answer(Refusal.TooMany, words, context);
    }
}
