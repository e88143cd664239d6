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
 * Tomcat's, with bounds: nobody's connections end the hub or shut its door. Where there is no room
 * for one more, the one that has asked for nothing for the longest time makes way, and after those
 * the oldest with half a body of nobody that is known.
 */
final class BoundedEndpoint extends NioEndpoint {
  private static final byte[] LATER =
      "HTTP/1.1 503 \r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(US_ASCII);

  /** What Tomcat itself may accept beyond the bound, so that its acceptor never waits for it. */
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
   * Before it starts.
   *
   * @param uncounted addresses of which there may be as many as there may be in all
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

  /** Null where there is room, or room was made. */
  private @Nullable Ended refused(SocketChannel socket) {
    InetAddress from = address(socket);
    if (from == null) return Ended.ADDRESS; // gone already
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

  /** How many of them were there to be ended. */
  private int end(Set<String> ids, Ended why) {
    if (ids.isEmpty()) return 0;
    var found =
        connections.values().stream()
            .filter(it -> ids.contains(it.getServletConnection("http/1.1", "").getConnectionId()))
            .toList();
    found.forEach(it -> end(it, why));
    return found.size();
  }

  /** Between two requests, before the first, or in the midst of a request's header. */
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

  /** When the first byte of the request came; -1 where none has. */
  private static long begun(Processor half) {
    var request = half.getRequest();
    return request == null ? -1 : request.getStartTimeNanos();
  }

  /**
   * Whoever reads from it is told that nothing comes any more, and so ends: closed under its hands
   * it would be waited for, with all that its request holds.
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

  /** As much as fits into the socket's buffer, and no waiting for it. */
  private static void tellLater(SocketChannel socket) {
    try {
      socket.configureBlocking(false);
      socket.write(ByteBuffer.wrap(LATER));
    } catch (IOException e) {
      // it has gone, and need not be told
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

  /** Of one in the midst of a header since when it is; of all others now. */
  private static long headerBegun(SocketWrapperBase<NioChannel> it, long now) {
    if (!(it.getCurrentProcessor() instanceof Processor half) || half.isAsync()) return now;
    long begun = begun(half);
    return begun == -1 ? now : begun;
  }
}
