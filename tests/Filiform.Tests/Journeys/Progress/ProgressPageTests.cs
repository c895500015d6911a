using System.Net;
using Filiform.Journeys.Progress;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Progress;

public sealed class ProgressPageTests
{
    [Theory]
    [InlineData("en", "your scores", "the scores of Maribel Ortega")]
    [InlineData("es", "sus puntuaciones", "las puntuaciones de Maribel Ortega")]
    public async Task Tells_staff_about_the_patient_by_name(string language, string toPatient, string aboutPatient)
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.SignedSession(patient, await clinic.Appointment(patient), await clinic.Screening(patient), 7, 6);
        await using var server = await TestServer.Start(clinic);

        var page = WebUtility.HtmlDecode(await server.Client(await server.SignIn(clinic.Therapist), language).GetStringAsync($"/clinic/patients/{patient}/progress"));

        Assert.Contains(aboutPatient, page, StringComparison.Ordinal);
        Assert.DoesNotContain(toPatient, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "One score so far")]
    [InlineData("es", "Una sola puntuación hasta ahora")]
    public async Task Says_that_there_is_one_score_instead_of_a_change(string language, string said)
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Do(work => Outcomes.Keep(work, new(patient, "nprs", [6], [], 6, "1")));
        await using var server = await TestServer.Start(clinic);

        var page = WebUtility.HtmlDecode(await server.Client(await server.SignIn(clinic.Lead), language).GetStringAsync($"/clinic/patients/{patient}/progress"));

        Assert.Contains(said, page, StringComparison.Ordinal);
    }
}
