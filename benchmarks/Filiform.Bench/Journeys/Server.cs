using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Filiform.Bench.Journeys;

/// <summary>The home page and the memory of a started server, beside the bare framework.</summary>
public sealed partial class Server : IBenchmark
{
    private const int SizeLimit = 60 * 1024, MemoryLimit = 250;

    /// <summary>Long enough for the start's own garbage to be collected, or not.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public string Name => "server";

    public IEnumerable<Figure> Run()
    {
        if (!File.Exists(Child.Filiform)) return [Figure.Skipped("home page", "the program is not built in Release; run ./bench")];
        return Measure().GetAwaiter().GetResult();
    }

    private static async Task<IEnumerable<Figure>> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("filiform-bench-").FullName;
        var (ours, bare) = (FreeAddress(), FreeAddress());
        try
        {
            using var server = Child.Start(Child.Filiform, "serve", "--demonstration", "--database", $"sqlite:{folder}/bench.db", "--urls", ours);
            using var plain = Child.Start(Child.Self, "bare-server", bare);
            await Answers(ours + "/health/live");
            await Answers(bare + "/");
            await Task.Delay(Rest);
            var (atRest, plainAtRest) = (server.Resident / 1048576.0, plain.Resident / 1048576.0);
            var (size, fonts) = await Size(ours);
            var (time, plainTime) = (await Time(ours + "/"), await Time(bare + "/"));
            return
            [
                new("home page over brotli: HTML, CSS, JS", "B", Spread.Of(size), new("the fonts beside it", Spread.Of(fonts)),
                    new("≤ 60 KB", size <= SizeLimit)),
                new("home page, time to the whole answer", "ms", time, new("one word from the bare framework, same client", plainTime),
                    new("< 2 ms in the server", time.Median - plainTime.Median < 2), Machine.Load()),
                new("resident at rest", "MB", Spread.Of(atRest), new("the bare framework", Spread.Of(plainAtRest)),
                    new($"< {MemoryLimit} MB", atRest < MemoryLimit)),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(long Size, long Fonts)> Size(string address)
    {
        using var client = Client(decompress: false);
        using var readable = Client(decompress: true);
        var html = await readable.GetStringAsync(address + "/");
        var size = await Bytes(client, address + "/");
        var styles = StyleOrScript().Matches(html).Select(match => match.Groups[1].Value).Where(path => path.Contains(".css") || path.Contains(".js")).Distinct().ToList();
        foreach (var path in styles) size += await Bytes(client, address + path);

        var faces = new HashSet<string>();
        foreach (var style in styles.Where(path => path.Contains(".css")))
            foreach (Match face in Font().Matches(await readable.GetStringAsync(address + style)))
                faces.Add(new Uri(new Uri(address + style), face.Groups[1].Value).AbsolutePath);
        var fonts = 0L;
        foreach (var face in faces) fonts += await Bytes(client, address + face);
        return (size, fonts);
    }

    private static async Task<long> Bytes(HttpClient client, string url)
    {
        using var answer = await client.GetAsync(url);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    private static async Task<Spread> Time(string url)
    {
        using var client = Client(decompress: false);
        return await Rounds.Milliseconds(400, 300, async _ => await Bytes(client, url));
    }

    private static HttpClient Client(bool decompress)
    {
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = decompress ? DecompressionMethods.All : DecompressionMethods.None });
        if (!decompress) client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        return client;
    }

    /// <summary>Waits for a server that has just been started.</summary>
    private static async Task Answers(string url)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                if ((await client.GetAsync(url)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) { /* not yet */ }
            await Task.Delay(100);
        }
        throw new TimeoutException($"{url} did not answer within a minute.");
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    [GeneratedRegex("(?:href|src)=\"(/[^\"]+)\"")]
    private static partial Regex StyleOrScript();

    [GeneratedRegex(@"url\(['""]?([^'"")]+\.woff2)")]
    private static partial Regex Font();
}
