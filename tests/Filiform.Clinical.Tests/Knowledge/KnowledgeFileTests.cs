using System.Text;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Tests.Knowledge;

public sealed class KnowledgeFileTests
{
    [Fact]
    public void Names_file_path_and_reason_of_a_wrong_member()
    {
        var root = KnowledgeFile.Parse("x.json", Encoding.UTF8.GetBytes("""{"rules":[{"id":7}]}"""));

        var fault = Assert.Throws<KnowledgeFault>(() => root["rules"].Items.Single()["id"].Text);

        Assert.Equal("x.json: rules[0].id: must be a text that is not empty", fault.Message);
    }

    [Fact]
    public void Refuses_a_name_that_stands_twice() =>
        Assert.Throws<KnowledgeFault>(() => KnowledgeFile.Parse("x.json", Encoding.UTF8.GetBytes("""{"a":1,"a":2}""")));
}
