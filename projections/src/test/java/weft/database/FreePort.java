package weft.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Loopback ports for servers that start later. They are below the range from which the machine
 * assigns ports, and each JVM starts elsewhere in it, so that no other process takes one in
 * between.
 */
public final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int PORTS = 12_000;

  private static final AtomicInteger next =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 101 % PORTS));

  private FreePort() {}

  /** A port that nobody listens on, and that this JVM has not given out before. */
  public static int next() {
    for (int tried = 0; tried < PORTS; tried++) {
      int port = LOWEST + next.getAndIncrement() % PORTS;
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // somebody listens there: tries the next
      }
    }
    throw new IllegalStateException("no free port from " + LOWEST + " on");
  }
}
