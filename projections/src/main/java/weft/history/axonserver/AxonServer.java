package weft.history.axonserver;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import weft.history.HistoryOrigin;
import weft.history.store.HistoryUnavailable;

/**
 * The connection settings of an Axon Server that keeps the events.
 *
 * @param servers one or more nodes as {@code host:port}; without a port 8124
 * @param context the server's context, which belongs to this hub alone
 * @param token the application's access token; null where the server requires none
 * @param tls whether the connection is encrypted
 * @param certificates PEM file of the certificate authorities to trust; null for the JDK's
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

  /** The name that {@link HistoryOrigin} records for a history kept in this context. */
  public String origin() {
    return "axon-server:" + context;
  }

  /** The position of the server's last event, 0 if it has none; empty while it is unreachable. */
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
