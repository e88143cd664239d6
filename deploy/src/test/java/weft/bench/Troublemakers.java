package weft.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import weft.edi.as2.Certificates;
import weft.edi.as2.PartnerKeys;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.OutgoingInterchange;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;
import weft.party.Channel;
import weft.party.PartyCode;
import weft.party.PartyEvent.ChannelAgreed;

/**
 * The last two partners. One sends garbage without pause on many connections; the other starts
 * uploads without continuing them, and its AS2 server accepts connections without answering.
 */
final class Troublemakers implements AutoCloseable {
  static final int FLOODING = 16;
  static final int STALLED = 8;

  private final BenchHub hub;
  private final HttpsPartners https;
  private final Releases releases;
  private final int flooding;
  private final PartyCode stalled;
  private final ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong cut = new AtomicLong();
  private int letters;

  Troublemakers(BenchHub hub, HttpsPartners https, Releases releases) throws IOException {
    this.hub = hub;
    this.https = https;
    this.releases = releases;
    this.flooding = releases.suppliers() - 2;
    this.stalled = releases.buyer(releases.suppliers() - 1);
    var key = PartnerKeys.signed("STALLED", Instant.now().minusSeconds(60), Duration.ofDays(1));
    var as2 =
        new Channel.As2(
            "STALLED",
            "http://localhost:" + silent.getLocalPort() + "/",
            List.of(Certificates.pem(key.certificate())),
            true,
            true,
            true,
            Channel.As2.Mdn.SYNC);
    hub.introduce(
        new ChannelAgreed(
            stalled, new Channel(Channel.Delivery.AS2, as2, null, List.of(), false), null));
    hub.settle();
  }

  /** The other partners' times while these two misbehave. */
  Times round(Isolation.Crowd crowd, double seconds) throws Exception {
    for (int i = 0; i < 20; i++) letter();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    var uploads = new ArrayList<Socket>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < FLOODING; i++) {
        long seed = System.nanoTime() + i;
        running.add(threads.submit(() -> flood(crowd, end, new SplittableRandom(seed))));
      }
      for (int i = 0; i < STALLED; i++) {
        Socket upload = upload();
        uploads.add(upload);
        running.add(threads.submit(() -> hold(upload)));
      }
      Times others = crowd.round(seconds, flooding);
      for (Socket it : uploads) it.close();
      for (var it : running) it.get();
      return others;
    }
  }

  private boolean flood(Isolation.Crowd crowd, long end, SplittableRandom random) throws Exception {
    PartyCode party = releases.buyer(flooding);
    while (System.nanoTime() < end) {
      var answer = https.handIn(party, garbage(crowd, random));
      (answer.statusCode() == 503 ? told : taken).incrementAndGet();
    }
    return true;
  }

  /**
   * Alternates between noise, a message broken from its first byte, and one broken after its
   * envelope.
   */
  private byte[] garbage(Isolation.Crowd crowd, SplittableRandom random) {
    byte[] message = releases.delfor(flooding, crowd.next(flooding));
    int kind = random.nextInt(3);
    if (kind == 0) {
      random.nextBytes(message);
      return message;
    }
    return Isolation.spoilt(message, kind == 1 ? 0 : 60, random);
  }

  /** Sends only half of an interchange. */
  private Socket upload() throws IOException {
    byte[] body = releases.delfor(releases.suppliers() - 1, 1);
    URI at = URI.create(hub.url("/api/v1/edi/interchanges"));
    var socket = new Socket(InetAddress.getLoopbackAddress(), at.getPort());
    String head =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/edifact\r
        Content-Length: %d\r
        \r
        """
            .formatted(at.getPath(), https.token(stalled), body.length);
    socket.getOutputStream().write(head.getBytes(ISO_8859_1));
    socket.getOutputStream().write(Arrays.copyOf(body, body.length / 2));
    return socket;
  }

  /** Lasts until either side ends it. */
  private boolean hold(Socket upload) {
    try (upload) {
      if (upload.getInputStream().read() >= 0) cut.incrementAndGet();
    } catch (IOException e) {
      // closed by us
    }
    return true;
  }

  private void letter() {
    String party = stalled.value();
    var letter =
        new OutgoingInterchange(
            null,
            "bench-" + letters++,
            "WEFT",
            party,
            new EnvelopeParty("WEFT", "ZZ"),
            new EnvelopeParty(party, "ZZ"),
            null,
            "CONTRL",
            false,
            ReaderOptions.STANDARD);
    hub.part(Outbox.class)
        .put(
            letter,
            reference ->
                ("UNB+UNOC:3+WEFT:ZZ+%2$s:ZZ+261124:0800+%1$s'UNH+1+CONTRL:D:3:UN'"
                        + "UCI+A1+%2$s:ZZ+WEFT:ZZ+7'UNT+3+1'UNZ+1+%1$s'")
                    .formatted(reference, party)
                    .getBytes(ISO_8859_1));
  }

  @Override
  public String toString() {
    return """
    %,d pieces of garbage judged, %,d told to come later; of stalled uploads %,d answered; \
    %,d letters to a silent server\
    """
        .formatted(taken.get(), told.get(), cut.get(), letters);
  }

  @Override
  public void close() throws IOException {
    silent.close();
  }
}
