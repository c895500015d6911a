using Filiform.Journeys.Practice;
using Filiform.Pipeline;
using Filiform.Store;
using Filiform.Tests;

namespace Filiform.Tests.Store;

public sealed class AuditTests
{
    [Fact]
    public async Task Verifies_a_chain_that_nobody_touched()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient();

        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());

        var report = await clinic.Do(AuditVerify.Run);
        Assert.True(report.Ok);
        Assert.True(report.Entries >= 2);
    }

    [Fact]
    public async Task Refuses_to_change_or_remove_a_row()
    {
        await using var clinic = await TestClinic.New();
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());

        await Assert.ThrowsAnyAsync<Exception>(() => clinic.Do(work => work.Execute("update audit set outcome = 'x' where seq = 1")));
        await Assert.ThrowsAnyAsync<Exception>(() => clinic.Do(work => work.Execute("delete from audit where seq = 1")));
    }

    [Fact]
    public async Task Reading_a_patient_leaves_a_row()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();

        var read = await clinic.Run(new ReadPatientForTest(), new(patient), clinic.FrontDesk);

        Assert.Equal("Maribel Ortega", read.Value);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from audit where use_case = 'ReadPatientForTest' and patient = @patient and outcome = 'done'", new { patient }));
    }

    [Fact]
    public async Task A_stranger_learns_nothing_and_leaves_a_row()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();

        var refused = await clinic.Run(new ReadPatientForTest(), new(patient), clinic.Admin);

        Assert.Equal(Refusal.NotAllowed, refused.Refusal);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from audit where use_case = 'ReadPatientForTest' and outcome = 'not-allowed'"));
    }

    private sealed class ReadPatientForTest : IUseCase<ReadPatientForTest.Request, string>
    {
        public sealed record Request(Id<Patient> Patient) : IAboutPatient;

        public Permission Permission => Permission.ReadDemographics;
        public Effect Effect => Effect.Reads;

        public async Task<Result<string>> Handle(Request request, Work work) =>
            await Patients.Read(work, request.Patient) is { } patient ? patient.Name : Refusal.NotFound;
    }
}
