package weft.history;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import weft.database.DatabaseRoles;
import weft.database.Login;
import weft.database.Pools;
import weft.database.TestDatabase;

/** A connection between a hub and PostgreSQL that a test can cut or stall at the worst moment. */
final class CutWire implements AutoCloseable {
  enum When {
    /** The server never gets the round. */
    BEFORE_ROUND,
    /** The server commits; the hub never learns of it. */
    AFTER_ROUND,
    /**
     * The server gets the round after the hub has given up the connection and sent the round again.
     */
    LATE,
    /** The server gets the beginning of a large round, and waits for the rest for ever. */
    HALF
  }

  private final ServerSocket listening;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Cut> armed = new AtomicReference<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger late = new AtomicInteger();
  private volatile boolean stalled;

  private record Cut(When when, String statement) {}

  CutWire(int server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Pools whose connections use this wire; the caller closes them. */
  Pools to(TestDatabase db) {
    return Pools.open(
        db.url().replaceFirst(":\\d+/", ":" + listening.getLocalPort() + "/"),
        new Login(DatabaseRoles.WRITER, db.password()),
        new Login(DatabaseRoles.READER, db.password()));
  }

  /** Cuts at the next round that a writer of history sends. */
  void cut(When when) {
    cut(when, "insert into domain_event");
  }

  /** Cuts when a statement with this text in its first lines is sent. */
  void cut(When when, String statement) {
    armed.set(new Cut(when, statement));
  }

  /** The number of rounds that came late and were answered to nobody. */
  int late() {
    return late.get();
  }

  /** The number of cuts so far. */
  int cuts() {
    return cuts.get();
  }

  /** Stops all traffic without notice, as when a host vanishes. */
  void stall() {
    stalled = true;
  }

  void flow() {
    stalled = false;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        var up = new Socket();
        up.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
        var deaf = new AtomicBoolean();
        open.add(client);
        open.add(up);
        Thread.ofPlatform().daemon().start(() -> pump(client, up, true, deaf));
        Thread.ofPlatform().daemon().start(() -> pump(up, client, false, deaf));
      } catch (IOException e) {
        // closed, or the server is unreachable: the client will retry
      }
    }
  }

  private void pump(Socket from, Socket to, boolean towardsServer, AtomicBoolean deaf) {
    var buffer = new byte[65_536];
    try (from;
        to) {
      for (int n; (n = from.getInputStream().read(buffer)) >= 0; ) {
        while (stalled) Thread.sleep(10);
        var when = towardsServer ? due(buffer, n) : null;
        if (when != null) cuts.incrementAndGet();
        if (when == When.BEFORE_ROUND) return;
        if (when == When.LATE) {
          while (from.getInputStream().read() >= 0) {} // until the hub gives up
          to.getOutputStream().write(buffer, 0, n);
          Thread.sleep(500);
          late.incrementAndGet();
          return;
        }
        if (when == When.AFTER_ROUND) deaf.set(true); // the answer is lost
        if (!towardsServer && deaf.get()) continue;
        to.getOutputStream().write(buffer, 0, n);
        if (when == When.HALF) Thread.sleep(60_000);
        if (when == When.AFTER_ROUND) {
          Thread.sleep(200);
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      // cut
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private @Nullable When due(byte[] buffer, int length) {
    var cut = armed.get();
    return cut != null
            && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(cut.statement())
            && armed.compareAndSet(cut, null)
        ? cut.when()
        : null;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (var socket : open) socket.close();
  }
}
