package weft.history.axonserver;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import weft.history.HistoryOrigin;
import weft.history.store.HistoryUnavailable;

/**
 * An Axon Server that keeps the events, as the hub reaches it.
 *
 * @param servers one or more nodes as {@code host:port}; without a port 8124
 * @param context the server's context, which is this hub's alone
 * @param token the application's access token; null where the server asks for none
 * @param tls whether the connection is encrypted
 * @param certificates PEM file of the authorities that vouch for the server; null for the JDK's
 */
public record AxonServer(
    List<String> servers,
    String context,
    @Nullable String token,
    boolean tls,
    @Nullable Path certificates) {
  public AxonServer {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) throw new IllegalArgumentException("No Axon Server is named");
  }

  /** What {@link HistoryOrigin} calls a history that is kept there. */
  public String origin() {
    return "axon-server:" + context;
  }

  /** The position of the last event there, 0 where there is none; empty while it is away. */
  public OptionalLong head() {
    try (var link = new AxonServerLink(this)) {
      link.connect();
      return OptionalLong.of(link.head());
    } catch (HistoryUnavailable _) {
      return OptionalLong.empty();
    }
  }

  @Override
  public String toString() {
    return "Axon Server at " + String.join(", ", servers) + ", context " + context;
  }
}
