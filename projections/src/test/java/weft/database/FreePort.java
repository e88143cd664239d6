package weft.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback for hubs that are started later. They are beneath those that a machine
 * gives to whoever asks for any, and each JVM that tests beside another has its own, so that nobody
 * takes one in between.
 */
public final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int OF_ONE_JVM = 1_500;

  private static final int FIRST = LOWEST + OF_ONE_JVM * (Integer.getInteger("weft.fork", 0) % 8);

  private static final AtomicInteger given = new AtomicInteger();

  private FreePort() {}

  /** One that nobody listens on, and that this JVM has not given out for the last 1,500. */
  public static int next() {
    for (int tried = 0; tried < OF_ONE_JVM; tried++) {
      int port = FIRST + given.getAndIncrement() % OF_ONE_JVM;
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // somebody listens there: the next
      }
    }
    throw new IllegalStateException("no free port from " + FIRST + " on");
  }
}
