package weft.deploy.connections;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's endpoint with connection limits, so that no client's connections can stop the hub or
 * block others. When it is full, it closes the connection that has been without a request longest;
 * if there is none, the one with the oldest unfinished body from an unknown sender.
 */
final class BoundedEndpoint extends NioEndpoint {
  private static final byte[] LATER =
      "HTTP/1.1 503 \r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(US_ASCII);

  /** Connections beyond the limit that Tomcat may accept, so that its acceptor never blocks. */
  private static final int SPARE = 16;

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Map<Ended, LongAdder> ended = new EnumMap<>(Ended.class);
  private ConnectionLimits limits = ConnectionLimits.of(Runtime.getRuntime().maxMemory(), 0, 0);
  private Predicate<InetAddress> uncounted = InetAddress::isLoopbackAddress;
  private UnfinishedBodies bodies = new UnfinishedBodies(limits);
  private @Nullable Thread watch;

  BoundedEndpoint() {
    for (Ended why : Ended.values()) ended.put(why, new LongAdder());
  }

  /**
   * Sets the limits. Call it before the endpoint starts.
   *
   * @param uncounted addresses without a limit of their own
   */
  void bound(ConnectionLimits limits, Predicate<InetAddress> uncounted, UnfinishedBodies bodies) {
    this.limits = limits;
    this.uncounted = uncounted;
    this.bodies = bodies;
    setMaxConnections(limits.all() + SPARE);
  }

  ConnectionLimits limits() {
    return limits;
  }

  long ended(Ended why) {
    return ended.getOrDefault(why, new LongAdder()).sum();
  }

  int open() {
    return connections.size();
  }

  @Override
  public void startInternal() throws Exception {
    super.startInternal();
    watch = Thread.ofPlatform().name("weft-connections").daemon().start(this::watch);
  }

  @Override
  public void stopInternal() {
    if (watch != null) watch.interrupt();
    super.stopInternal();
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    Ended why = refused(socket);
    if (why == null) return super.setSocketOptions(socket);
    count(why);
    tellLater(socket);
    destroySocket(socket);
    return false;
  }

  private void count(Ended why) {
    ended.getOrDefault(why, new LongAdder()).increment();
  }

  /** Null if there is room, or room was made. */
  private @Nullable Ended refused(SocketChannel socket) {
    InetAddress from = address(socket);
    if (from == null) return Ended.ADDRESS; // it has gone already
    if (!uncounted.test(from) && ofOneAddressFull(from)) return Ended.ADDRESS;
    if (connections.size() < limits.all() || makeRoom()) return null;
    return Ended.FULL;
  }

  private boolean ofOneAddressFull(InetAddress from) {
    if (connections.size() < limits.ofOneAddress()) return false;
    return connections.keySet().stream().filter(it -> from.equals(address(it))).count()
        >= limits.ofOneAddress();
  }

  private static @Nullable InetAddress address(SocketChannel socket) {
    try {
      return socket.getRemoteAddress() instanceof InetSocketAddress it ? it.getAddress() : null;
    } catch (IOException e) {
      return null;
    }
  }

  private boolean makeRoom() {
    long now = System.nanoTime();
    var oldest =
        connections.values().stream()
            .filter(it -> asksNothing(it))
            .max(Comparator.comparingLong(it -> idle(it, now)));
    oldest.ifPresent(it -> end(it, Ended.PLACE));
    return oldest.isPresent() || end(bodies.oldestOfNobody(), Ended.PLACE) > 0;
  }

  /** The number of connections found and closed. */
  private int end(Set<String> ids, Ended why) {
    if (ids.isEmpty()) return 0;
    var found =
        connections.values().stream()
            .filter(it -> ids.contains(it.getServletConnection("http/1.1", "").getConnectionId()))
            .toList();
    found.forEach(it -> end(it, why));
    return found.size();
  }

  /**
   * Whether the connection is between two requests, before its first one, or in the middle of a
   * header.
   */
  private static boolean asksNothing(SocketWrapperBase<NioChannel> it) {
    return !it.getLock().isLocked()
        && !(it.getCurrentProcessor() instanceof Processor busy && busy.isAsync());
  }

  private static long idle(SocketWrapperBase<NioChannel> it, long now) {
    long begun = it.getCurrentProcessor() instanceof Processor half ? begun(half) : -1;
    if (begun != -1) return now - begun;
    return it instanceof NioSocketWrapper nio
        ? TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - nio.getLastRead())
        : 0;
  }

  /** When the first byte of the request arrived; -1 if none has. */
  private static long begun(Processor half) {
    var request = half.getRequest();
    return request == null ? -1 : request.getStartTimeNanos();
  }

  /**
   * If a thread is reading from the connection, only its input is shut down, and the read then
   * ends. Closing it would wait for that thread, with all memory that its request holds.
   */
  private void end(SocketWrapperBase<NioChannel> it, Ended why) {
    count(why);
    if (!it.getLock().isLocked()) {
      it.close();
      return;
    }
    try {
      it.getSocket().getIOChannel().shutdownInput();
    } catch (IOException e) {
      it.close(); // it has gone already
    }
  }

  /** Writes as much of the answer as fits into the socket's buffer, without waiting. */
  private static void tellLater(SocketChannel socket) {
    try {
      socket.configureBlocking(false);
      socket.write(ByteBuffer.wrap(LATER));
    } catch (IOException e) {
      // it has gone
    }
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(LOOK_EVERY);
        endOverdue(System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endOverdue(long now) {
    for (SocketWrapperBase<NioChannel> it : connections.values())
      if (now - headerBegun(it, now) > limits.header().toNanos()) end(it, Ended.HEADER);
    int _ = end(bodies.overdue(now), Ended.BODY);
  }

  /** When the current header began; {@code now} if no header is incomplete. */
  private static long headerBegun(SocketWrapperBase<NioChannel> it, long now) {
    if (!(it.getCurrentProcessor() instanceof Processor half) || half.isAsync()) return now;
    long begun = begun(half);
    return begun == -1 ? now : begun;
  }
}
