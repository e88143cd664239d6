package weft.history;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The wire between a hub and PostgreSQL, to be cut or stalled at the worst moment. */
final class CutWire implements AutoCloseable {
  enum When {
    /** The server never hears of the commit. */
    BEFORE_COMMIT,
    /** The server commits; the hub never hears of it. */
    AFTER_COMMIT
  }

  private final ServerSocket listening;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable When> armed = new AtomicReference<>();
  private volatile boolean stalled;

  CutWire(int server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** At the next commit. */
  void cut(When when) {
    armed.set(when);
  }

  /** Nothing passes any more, and nobody is told; as when a host vanishes. */
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
        open.add(client);
        open.add(up);
        Thread.ofPlatform().daemon().start(() -> pump(client, up, true));
        Thread.ofPlatform().daemon().start(() -> pump(up, client, false));
      } catch (IOException e) {
        // closed, or the server is away: the client will try again
      }
    }
  }

  private void pump(Socket from, Socket to, boolean towardsServer) {
    var buffer = new byte[65_536];
    try (from;
        to) {
      for (int n; (n = from.getInputStream().read(buffer)) >= 0; ) {
        while (stalled) Thread.sleep(10);
        var when =
            towardsServer
                    && new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains("COMMIT")
                ? armed.getAndSet(null)
                : null;
        if (when == When.BEFORE_COMMIT) return;
        if (when == When.AFTER_COMMIT)
          to.shutdownInput(); // the other pump ends, the answer is lost
        to.getOutputStream().write(buffer, 0, n);
        if (when == When.AFTER_COMMIT) {
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

  @Override
  public void close() throws IOException {
    listening.close();
    for (var socket : open) socket.close();
  }
}
