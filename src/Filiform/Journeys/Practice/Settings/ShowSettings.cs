using Filiform.Journeys.Practice.Staffing;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>Shows what of the installation and of this clinic needs attention.</summary>
public sealed class ShowSettings(Installation installation, Database database, Vault vault) : IUseCase<ShowSettings.Request, ShowSettings.Answer>
{
    public sealed record Request;

    /// <param name="MailWaiting">Letters written and not sent.</param>
    /// <param name="HasMailServer">Whether there is anywhere to send them.</param>
    /// <param name="Failing">Messages that failed at least once and are tried again.</param>
    /// <param name="Expiring">Credentials that have reached a reminder.</param>
    /// <param name="Expired">Credentials that have run out and were not renewed.</param>
    /// <param name="Keys">Folder of the keys; null for those who do not run the installation.</param>
    /// <param name="KeysBesideData">Whether whoever takes the data takes the keys too.</param>
    /// <param name="LastBackup">As the backup command wrote it; null when none is known.</param>
    public sealed record Answer(
        ClinicRow Clinic, long MailWaiting, bool HasMailServer, long Failing, int Expiring, int Expired, int LapsingVisits,
        string? Keys, bool KeysBesideData, bool Sqlite, string? LastBackup, bool Demonstration, bool Limits);

    public Permission Permission => Permission.ReadSettings;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        var clinic = await Clinics.Here(work);
        var today = work.Now.InZone(clinic.TimeZone).Date;
        var credentials = await Credentials.Here(work);
        var near = credentials.GroupBy(each => (each.Practitioner, each.Kind, each.State)).Select(kind => CredentialRules.Shipped.Nearness(kind.First().ExpiresOn, today)).ToList();
        return new Answer(
            clinic,
            await Count(work, "select count(*) from mail where clinic = @clinic and sent_at is null"), installation.Smtp is not null,
            await Count(work, "select count(*) from outbox where clinic = @clinic and attempts > 0"),
            near.Count(each => each is not null and not "expired"), near.Count(each => each == "expired"), (await Credentials.LapsingVisits(work, clinic, credentials)).Length,
            work.Actor.Is(Role.Admin) ? vault.Folder : null, database.Path is { } file && vault.Folder.StartsWith(Path.GetDirectoryName(file)!, StringComparison.Ordinal),
            database.IsSqlite, (await ClinicSettings.Read(work)).GetValueOrDefault(ClinicSettings.LastBackup), installation.Demonstration, installation.Limits);
    }

    private static Task<long> Count(Work work, string sql) => work.QueryOne<long>(sql);
}
