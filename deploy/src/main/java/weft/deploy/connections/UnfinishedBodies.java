package weft.deploy.connections;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import weft.api.security.CurrentCaller;

/**
 * Requests whose body is still to come, from their first byte on; also those that were answered
 * already, while the rest of their body is passed over.
 */
final class UnfinishedBodies extends ValveBase {
  private final Queue<Body> bodies = new ConcurrentLinkedQueue<>();

  private final ConnectionLimits limits;

  UnfinishedBodies(ConnectionLimits limits) {
    super(true);
    this.limits = limits;
  }

  /**
   * One body.
   *
   * @param begun when its request began, by which a request object is told from its next use
   */
  private record Body(Request its, long begun, long end, String connection) {
    boolean isOver() {
      var request = its.getCoyoteRequest();
      long length = request.getContentLengthLong();
      return request.getStartTimeNanos() != begun
          || (length >= 0 ? request.getBytesRead() >= length : request.isFinished());
    }

    boolean isProven() {
      return its.getAttribute(CurrentCaller.KNOWN) != null;
    }
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    var it = request.getCoyoteRequest();
    long length = length(it);
    if (length > 0 || it.getHeader("Transfer-Encoding") != null) {
      long begun = it.getStartTimeNanos();
      long end = begun + limits.body(length).toNanos();
      bodies.add(new Body(request, begun, end, it.getServletConnection().getConnectionId()));
    }
    getNext().invoke(request, response);
  }

  /** None where it is said twice or is no number: Tomcat has refused that, and closes. */
  private static long length(org.apache.coyote.Request it) {
    try {
      return it.getContentLengthLong();
    } catch (IllegalArgumentException _) {
      return 0;
    }
  }

  /**
   * The ids of connections whose request should be here whole by now, and is not; each is named
   * once.
   */
  Set<String> overdue(long now) {
    bodies.removeIf(Body::isOver);
    return taken(bodies.stream().filter(it -> now - it.end() > 0).toList());
  }

  /** The connection of the oldest of which no member of the hub is known to send it; named once. */
  Set<String> oldestOfNobody() {
    return taken(bodies.stream().filter(it -> !it.isOver() && !it.isProven()).limit(1).toList());
  }

  private Set<String> taken(List<Body> which) {
    bodies.removeAll(which);
    return which.stream().map(Body::connection).collect(Collectors.toSet());
  }
}
