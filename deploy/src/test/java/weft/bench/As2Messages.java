package weft.bench;

import static weft.bench.CpuTime.micros;
import static weft.bench.Report.number;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.edi.as2.As2Message;
import weft.edi.as2.As2Settings;
import weft.edi.as2.As2Steps;
import weft.edi.as2.Certificates;
import weft.edi.as2.HubKey;
import weft.edi.as2.PartnerKeys;
import weft.edi.mapping.Translator;
import weft.edi.meaning.Meanings;
import weft.edi.reader.EdiReader;
import weft.edi.reader.text.ReaderOptions;
import weft.history.CpuTime;
import weft.party.Channel;
import weft.party.PartyCode;
import weft.party.PartyEvent.ChannelAgreed;

/**
 * Measures interchanges by {@code POST /as2}, compressed, signed and encrypted, until each has its
 * signed receipt and its rows, and alternately the same by HTTPS. The messages are wrapped before
 * the clock starts.
 */
final class As2Messages implements Bench {
  private static final int SENDERS = 6;
  private static final String SENDER = "bench-sender";
  private static final String REGION = "AS2-";

  @Override
  public String name() {
    return "as2";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    try (var hub = BenchHub.start(small);
        var https = new HttpsPartners(hub);
        var as2 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      report.server(name(), hub.writer());
      int suppliers = small ? 4 : 400;
      new Releases(suppliers).in(REGION).introduce(hub);
      var key = PartnerKeys.signed("BENCH", Instant.now().minusSeconds(60), Duration.ofDays(1));
      var ground = new Ground(report, small, hub, https, as2, key);
      new Run(ground, new Releases(suppliers, 2, null).in(REGION), 0).measure();
      if (!small) new Run(ground, new Releases(100, 30, null).in(REGION), 20).measure();
    }
  }

  /** The result of one round: the rate, and the cost of a message. */
  private record Round(double perSecond, double hubMillis, double serverMillis) {}

  private interface Sending {
    void send(int supplier) throws Exception;
  }

  /**
   * The parts common to both sizes.
   *
   * @param partner the key of all partners
   */
  private record Ground(
      Report report,
      boolean small,
      BenchHub hub,
      HttpsPartners https,
      HttpClient as2,
      HubKey partner) {}

  /** One size of interchanges. */
  private static final class Run {
    private final Report report;
    private final boolean small;
    private final BenchHub hub;
    private final HttpsPartners https;
    private final HttpClient http;
    private final HubKey partner;
    private final As2Settings settings;
    private final Releases releases;
    private int release;

    /**
     * @param release the last release that was sent
     */
    Run(Ground on, Releases releases, int release) {
      this.report = on.report();
      this.small = on.small();
      this.hub = on.hub();
      this.https = on.https();
      this.http = on.as2();
      this.partner = on.partner();
      this.settings = hub.part(As2Settings.class);
      this.releases = releases;
      this.release = release;
    }

    void measure() throws Exception {
      for (int i = 0; i < 5; i++) agree(releases.buyer(i));
      var _ = byAs2(); // the first release, and a warm-up for the compiler
      var _ = byHttps();
      var as2 = new ArrayList<Round>();
      var plain = new ArrayList<Round>();
      for (int i = 0; i < (small ? 1 : 3); i++) {
        as2.add(byAs2());
        plain.add(byHttps());
        report.say("as2 %s; https %s", as2.getLast(), plain.getLast());
      }
      double rate = median(as2, Round::perSecond);
      double limit = median(plain, Round::perSecond);
      String sizes =
          "%,d bytes, %,d lines; %d messages a round, %d senders, 5 partners"
              .formatted(
                  releases.delfor(0, 1).length, releases.lines(0), releases.suppliers(), SENDERS);
      report.figure(
          "as2",
          "signed, encrypted and compressed, up to receipt and rows",
          sizes,
          "%s messages/s; CPU a message %s".formatted(number(rate), cpu(as2)),
          "HTTPS: %s messages/s, ratio %.2f; CPU a message %s"
              .formatted(number(limit), rate / limit, cpu(plain)));
      steps(sizes, median(plain, Round::hubMillis));
    }

    private static String cpu(List<Round> rounds) {
      return "%s ms in the hub, %s ms in PostgreSQL"
          .formatted(
              number(median(rounds, Round::hubMillis)),
              number(median(rounds, Round::serverMillis)));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
      return Times.median(rounds.stream().mapToDouble(of).toArray());
    }

    private Channel.As2 agreed(PartyCode buyer) {
      return new Channel.As2(
          buyer + "-AS2",
          null,
          List.of(Certificates.pem(partner.certificate())),
          true,
          true,
          true,
          Channel.As2.Mdn.SYNC,
          Channel.As2.Encryption.CLASSIC);
    }

    private void agree(PartyCode buyer) {
      hub.introduce(
          new ChannelAgreed(
              buyer,
              new Channel(Channel.Delivery.FOLDER, agreed(buyer), null, List.of(), false),
              null));
      hub.settle();
    }

    private As2Steps steps(PartyCode buyer) {
      return new As2Steps(partner, settings.key(), agreed(buyer));
    }

    private Round byAs2() throws Exception {
      int number = ++release;
      List<As2Message> messages =
          IntStream.range(0, releases.suppliers())
              .mapToObj(
                  it ->
                      steps(releases.buyer(it)).message(releases.delfor(it, number), settings.id()))
              .toList();
      return round(it -> post(it, messages.get(it)));
    }

    private void post(int supplier, As2Message message) throws Exception {
      var request =
          HttpRequest.newBuilder(URI.create(hub.url("/as2")))
              .timeout(Duration.ofMinutes(1))
              .POST(BodyPublishers.ofByteArray(message.body()));
      message.fields().forEach(request::header);
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      // During a build the hub may be too busy; a real run must not count such a figure.
      for (int again = 0; small && answer.statusCode() == 503 && again < 30; again++) {
        Thread.sleep(1_000);
        answer = http.send(request.build(), BodyHandlers.ofByteArray());
      }
      String type = answer.headers().firstValue("Content-Type").orElse("");
      if (answer.statusCode() != 200
          || !new String(answer.body(), java.nio.charset.StandardCharsets.ISO_8859_1)
              .contains("; processed\r\n"))
        throw new IllegalStateException("HTTP " + answer.statusCode() + ", " + type);
      // Verifies one in fifty receipts as a partner would; verifying all would add the sender's
      // cost.
      if (supplier % 50 == 0 && !steps(releases.buyer(supplier)).isReceipt(type, answer.body()))
        throw new IllegalStateException("no receipt that counts");
    }

    private Round byHttps() throws Exception {
      int number = ++release;
      List<byte[]> messages =
          IntStream.range(0, releases.suppliers())
              .mapToObj(it -> releases.delfor(it, number))
              .toList();
      return round(it -> https.accepted(releases.buyer(it), messages.get(it)));
    }

    private Round round(Sending sending) throws Exception {
      var server = JdbcClient.create(hub.superuser());
      try (var threads =
          Executors.newFixedThreadPool(SENDERS, Thread.ofPlatform().name(SENDER, 0).factory())) {
        CpuTime before = CpuTime.of(server);
        long begun = System.nanoTime();
        var sent = new ArrayList<Future<?>>();
        for (int i = 0; i < releases.suppliers(); i++) {
          int supplier = i;
          Callable<Boolean> one =
              () -> {
                sending.send(supplier);
                return true;
              };
          sent.add(threads.submit(one));
        }
        for (var it : sent) it.get();
        settled();
        double seconds = (System.nanoTime() - begun) / 1e9;
        Map<String, Duration> spent = CpuTime.of(server).since(before);
        int messages = releases.suppliers();
        return new Round(
            messages / seconds, millis(spent, false) / messages, millis(spent, true) / messages);
      }
    }

    /** The hub sends a receipt before it applies the message, so no message may be unfinished. */
    private void settled() throws InterruptedException {
      while (hub.writer()
          .sql("select exists (select from inbox where not concluded)")
          .query(Boolean.class)
          .single()) Thread.sleep(1);
      hub.settle();
    }

    /** The senders and their HTTP client run in this process, too; their CPU is left out. */
    private static double millis(Map<String, Duration> spent, boolean server) {
      return spent.entrySet().stream()
              .filter(it -> it.getKey().startsWith("PostgreSQL") == server)
              .filter(
                  it -> !it.getKey().startsWith(SENDER) && !it.getKey().startsWith("HttpClient"))
              .mapToLong(it -> it.getValue().toNanos())
              .sum()
          / 1e6;
    }

    private void steps(String sizes, double https) throws Exception {
      byte[] bytes = releases.delfor(0, 1);
      var opened = steps(releases.buyer(0)).open(steps(releases.buyer(0)).message(bytes, "WEFT"));
      double decrypt = micros(opened::decrypt, small);
      double verify = micros(opened::verify, small);
      double inflate = micros(opened::inflate, small);
      double receipt = micros(opened::receipt, small);
      double read;
      try (var translator = new Translator(Meanings.BY_TYPE)) {
        var from = BenchDirectory.between(new Releases(1).in(REGION), null);
        read =
            micros(
                () ->
                    translator
                        .translate(
                            EdiReader.read(bytes).messages().getFirst(),
                            from,
                            ReaderOptions.STANDARD)
                        .meaning()
                        .commands()
                        .size(),
                small);
      }
      report.figure(
          "as2",
          "what it costs, step by step, on one thread",
          sizes,
          "decrypt %s ms, verify %s ms, inflate %s ms, sign the receipt %s ms, read to commands %s ms"
              .formatted(ms(decrypt), ms(verify), ms(inflate), ms(receipt), ms(read)),
          "HTTP, store, append and rows in the hub: %s ms (HTTPS less reading)"
              .formatted(number(Math.max(0, https - read / 1_000))));
    }

    private static String ms(double micros) {
      return number(micros / 1_000);
    }
  }
}
