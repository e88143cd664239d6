package weft.history.axonserver;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.command.CommandChannel;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import weft.history.store.HistoryUnavailable;

/**
 * The connection to Axon Server through its official connector, which reconnects by itself. Calls
 * fail at once while the connection is lost.
 */
final class AxonServerLink implements AutoCloseable {
  /** A little longer than the deadline that each call has of its own. */
  private static final int ANSWER_SECONDS = 5;

  /** The health check must answer within 3 s, this wait included. */
  private static final int WELL_SECONDS = 2;

  private final AxonServer server;
  private final AxonServerConnectionFactory factory;
  private volatile @Nullable AxonServerConnection connection;
  private volatile boolean open;
  private final AtomicReference<Runnable> firstOpen = new AtomicReference<>(() -> {});

  AxonServerLink(AxonServer server) {
    this.server = server;
    this.factory = factory(server);
  }

  private static AxonServerConnectionFactory factory(AxonServer server) {
    var builder =
        AxonServerConnectionFactory.forClient("weft")
            .routingServers(
                server.servers().stream()
                    .map(AxonServerLink::address)
                    .toArray(ServerAddress[]::new))
            .connectTimeout(1_500, TimeUnit.MILLISECONDS)
            .reconnectInterval(500, TimeUnit.MILLISECONDS)
            .usingKeepAlive(2, 2, TimeUnit.SECONDS, true) // gives up a silent server
            .customize(it -> it.intercept(new PromptCalls()));
    if (server.token() != null) builder.token(server.token());
    if (server.tls()) secure(builder, server);
    return builder.build();
  }

  private static ServerAddress address(String node) {
    int colon = node.lastIndexOf(':');
    return colon < 0
        ? new ServerAddress(node)
        : new ServerAddress(node.substring(0, colon), Integer.parseInt(node.substring(colon + 1)));
  }

  private static void secure(AxonServerConnectionFactory.Builder builder, AxonServer server) {
    var certificates = server.certificates();
    if (certificates == null) {
      builder.useTransportSecurity();
      return;
    }
    try {
      builder.useTransportSecurity(
          GrpcSslContexts.forClient().trustManager(certificates.toFile()).build());
    } catch (SSLException e) {
      throw new IllegalArgumentException("No certificates in " + certificates, e);
    }
  }

  /** Tries once, for at most 1.5 s with each node; the connector keeps trying afterwards. */
  void connect() {
    connection = factory.connect(server.context());
  }

  /**
   * Whether the hub may work with the server: the connection is up, and the server's history is
   * this hub's.
   */
  boolean isOpen() {
    return open && isConnected();
  }

  /**
   * Whether the hub may work with the server, and the server answers a question within {@link
   * #WELL_SECONDS}. A server that accepts calls but answers none escapes the connector for 12
   * seconds: gRPC sends its first keep-alive after 10.
   */
  boolean answers() {
    if (!isOpen()) return false;
    try {
      var _ = channel().getLastToken().get(WELL_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | HistoryUnavailable _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Records whether the server's history was found to be this hub's. */
  void setOpen(boolean is) {
    open = is;
    if (!is) return;
    firstOpen.get().run();
    firstOpen.set(() -> {}); // if the work fails, the next opening is the first
  }

  /** Runs the work at the first opening; the connector renews by itself what it set up. */
  void whenFirstOpen(Runnable work) {
    firstOpen.set(work);
  }

  /**
   * Asks the server once more why it refuses the hub, as a sentence for the log. Takes up to 1.5 s.
   */
  String whyNot() {
    return server + " " + AxonServerDoor.why(server);
  }

  /** The channel for commands that go through the server. */
  CommandChannel commands() {
    return connected().commandChannel();
  }

  boolean isConnected() {
    var it = connection;
    return it != null && it.isConnected();
  }

  /**
   * The server's events.
   *
   * @throws HistoryUnavailable at once, while the link is not open
   */
  EventChannel events() {
    if (!open) throw new HistoryUnavailable(server + " is out of reach", false, null);
    return channel();
  }

  /** Like {@link #events()}, before it is known whether the server's history is this hub's. */
  EventChannel channel() {
    return connected().eventChannel();
  }

  private AxonServerConnection connected() {
    var it = connection;
    if (it == null || !it.isConnected())
      throw new HistoryUnavailable(server + " does not answer", false, null);
    return it;
  }

  /** The position of the last event; 0 if there is none. */
  long head() {
    return AxonServerEvents.position(answer(channel().getLastToken(), false));
  }

  /**
   * Waits for an answer.
   *
   * @param recording whether something may have been recorded if no answer comes
   */
  static <T> T answer(CompletableFuture<T> asked, boolean recording) {
    try {
      return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw AxonServerFaults.of(e.getCause(), recording);
    } catch (TimeoutException e) {
      throw new HistoryUnavailable("Axon Server did not answer", recording, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryUnavailable("Interrupted", recording, e);
    }
  }

  @Override
  public String toString() {
    return server.toString();
  }

  @Override
  public void close() {
    factory.shutdown();
  }
}
