package weft.chaos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * 6,000 requests, 2,500 in the short form, are begun and not continued, on a hub with 256 MB: half
 * a header, half a body for AS2, half a form for the issuer, half an upload without a token.
 * Partners send and read meanwhile.
 */
final class HalfOpen implements Scenario {
  private static final int PARTNERS = 12;

  /** Connections told to end that still exist, because a thread reads from them. */
  private static final int LEAVING = 16;

  private static final List<String> HALVES =
      List.of(
          "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-Half",
          "POST /as2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\nhalf",
          "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
              + " application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\ngrant",
          "POST /api/v1/edi/interchanges HTTP/1.1\r\nHost: localhost\r\nContent-Length:"
              + " 9000000\r\n\r\nUNB");

  @Override
  public String name() {
    return "half-open";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    var back = new ArrayList<Duration>();
    try (var site = DemoSite.of(trial)) {
      for (int time = 1; time <= trial.times(1, 5); time++) back.add(flood(trial, site, ledger));
      new Promises(site.postgres().look()).hold(ledger, site.partners());
      String compared = Replay.compared(trial, site.postgres());
      trial.found("%,d acknowledged = stored; %s", ledger.acknowledged(), compared);
    }
    trial.within("serving again", Duration.ofSeconds(15), back);
  }

  private static Duration flood(Trial trial, DemoSite site, Ledger ledger) throws Exception {
    long pid = site.hub().pid();
    var monitoring = site.monitoring();
    var partners =
        Partners.start(
            List.of(site.url()), site.tokens(), ledger, trial.findings().size(), PARTNERS);
    Waiting.until("under load", Duration.ofMinutes(1), () -> ledger.acknowledged() > PARTNERS);
    int before = ledger.acknowledged();
    int requests = trial.times(2_500, 6_000); // there is room for 990
    Queue<Socket> begun = new ConcurrentLinkedQueue<>();
    double most;
    try {
      assertThat(begin(site.url(), begun, requests, trial.random().nextInt(HALVES.size())))
          .isEqualTo(requests);
      most = held(monitoring);
    } finally {
      for (Socket it : begun) it.close();
    }
    long gone = System.nanoTime();
    int meanwhile = ledger.acknowledged() - before;
    Duration back = site.untilAcknowledged(ledger, gone, Duration.ofMinutes(2));
    partners.finish();
    double ended = monitoring.sum("weft_connections_ended", "_total{");
    double room = monitoring.sum("weft_connections_most", "");
    assertThat(most)
        .describedAs("connections held")
        .isPositive()
        .isLessThanOrEqualTo(room + LEAVING);
    assertThat(ended).describedAs("ended by the hub").isPositive();
    assertThat(site.hub().pid()).isEqualTo(pid);
    trial.found(
        "%,d requests begun and not gone on with, at most %.0f held (of %.0f), %.0f ended by the"
            + " hub; %d commands of partners acknowledged meanwhile, the next %.1f s after the"
            + " last was gone",
        requests, most, room, ended, meanwhile, KilledHub.seconds(back));
    return back;
  }

  /**
   * Repeats the request until the hub answers, because a full hub may refuse this connection, too.
   */
  private static double held(Monitoring monitoring) throws Exception {
    IOException last = new IOException("never asked");
    for (int attempt = 0; attempt < 50; attempt++) {
      try {
        return monitoring.sum("weft_connections", "weft_connections ");
      } catch (IOException e) {
        last = e;
        LockSupport.parkNanos(100_000_000);
      }
    }
    throw last;
  }

  /** The number of requests begun; each stays open as long as the hub leaves it so. */
  private static int begin(String url, Queue<Socket> begun, int requests, int first)
      throws Exception {
    int port = URI.create(url).getPort();
    var number = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(32)) {
      var running = new ArrayList<Future<@Nullable Void>>();
      for (int i = 0; i < 32; i++)
        running.add(
            threads.submit(
                () -> {
                  for (int it = number.getAndIncrement();
                      it < requests;
                      it = number.getAndIncrement())
                    begun.add(half(port, HALVES.get((first + it) % HALVES.size())));
                  return null;
                }));
      for (var it : running) it.get();
    }
    return begun.size();
  }

  /** Retries a port that accepts no connection for a moment. */
  private static Socket half(int port, String said) throws IOException {
    IOException last = new IOException("never tried");
    for (int attempt = 0; attempt < 50; attempt++) {
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        socket.getOutputStream().write(said.getBytes(ISO_8859_1));
        return socket;
      } catch (IOException e) {
        last = e;
        socket.close();
        LockSupport.parkNanos(100_000_000);
      }
    }
    throw last;
  }
}
