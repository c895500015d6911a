using System.Reflection;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Access;

/// <summary>The role matrix of docs/security.md, row by row: who holds which permission, and nobody else.</summary>
public sealed class RoleMatrixTests
{
    /// <summary>Letters: T therapist, F front desk, L clinic lead, Q quality lead, A administrator; small ones reach their own patients only.</summary>
    private static readonly Dictionary<string, (string Roles, int? Patient)> Matrix = new()
    {
        ["public"] = ("", 0), ["staff"] = ("TFLQA", null),
        ["manage-appointment"] = ("TFL", 0), ["read-demographics"] = ("TFL", 1), ["read-screening-flag"] = ("TFL", null),
        ["prepare"] = ("", 1), ["read-screening"] = ("tL", 1), ["consent"] = ("", 1), ["witness-consent"] = ("t", null), ["read-record"] = ("tL", 2), ["read-atlas"] = ("TLQ", null),
        ["assess"] = ("t", null), ["treat"] = ("t", null), ["sign-session"] = ("t", null), ["mark-in-error"] = ("L", null), ["report-adverse-event"] = ("TFL", 1),
        ["answer-check-in"] = ("", 0), ["answer-alert"] = ("TL", null), ["read-outcomes"] = ("tL", 2), ["read-quality"] = ("LQ", null), ["run-day"] = ("TFL", null),
        ["find-patient"] = ("TFL", null), ["set-roster"] = ("FL", null), ["read-credentials"] = ("FLA", null), ["set-credentials"] = ("L", null),
        ["set-therapists"] = ("LA", null), ["read-users"] = ("LA", null), ["set-users"] = ("A", null), ["read-audit"] = ("LA", null), ["read-audit-status"] = ("LQA", null),
        ["set-clinic"] = ("LA", null), ["answer-questions"] = ("TL", null), ["system"] = ("", null),
    };

    private static readonly Dictionary<Role, char> Letters = new()
    {
        [Role.Therapist] = 'T', [Role.FrontDesk] = 'F', [Role.ClinicLead] = 'L', [Role.QualityLead] = 'Q', [Role.Admin] = 'A',
    };

    public static TheoryData<string> Codes => [.. Matrix.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Gives_a_permission_to_these_roles_only(string code)
    {
        var permission = All().Single(each => each.Code == code);

        var held = string.Concat(Role.All.Where(permission.Roles.ContainsKey).Select(role => permission.Roles[role] == Reach.Own ? char.ToLowerInvariant(Letters[role]) : Letters[role]));

        Assert.Equal(Matrix[code], (held, permission.Patient));
    }

    [Fact]
    public void Gives_no_clinical_permission_to_administrators() =>
        Assert.Empty(All().Where(each => each.Roles.ContainsKey(Role.Admin)).Select(each => each.Code)
            .Intersect(["read-record", "read-screening", "read-outcomes", "assess", "treat", "find-patient", "read-demographics", "manage-appointment"]));

    [Fact]
    public async Task Is_what_the_door_goes_by()
    {
        await using var clinic = await TestClinic.New();
        var actors = new Dictionary<char, Actor> { ['T'] = clinic.Therapist, ['F'] = clinic.FrontDesk, ['L'] = clinic.Lead, ['Q'] = clinic.QualityLead, ['A'] = clinic.Admin };
        foreach (var permission in All().Where(each => Matrix.ContainsKey(each.Code) && each != Permission.Public))
            foreach (var (letter, actor) in actors)
            {
                var answer = await clinic.Run(new Probe(permission), Done.It, actor);
                var expected = Matrix[permission.Code].Roles.Contains(letter, StringComparison.OrdinalIgnoreCase);
                Assert.True((answer.Refusal is null) == expected, $"{permission.Code} for {actor.Name}: {answer.Refusal?.Code ?? "allowed"}");
            }
    }

    private static IEnumerable<Permission> All() => typeof(Permission).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(Permission)).Select(field => (Permission)field.GetValue(null)!);

    private sealed class Probe(Permission permission) : IUseCase<Done, Done>
    {
        public Permission Permission => permission;
        public Effect Effect => Effect.Reads;
        public Task<Result<Done>> Handle(Done request, Filiform.Store.Work work) => Task.FromResult<Result<Done>>(Done.It);
    }
}
