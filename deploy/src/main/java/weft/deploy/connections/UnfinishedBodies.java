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
 * Requests with an incomplete body, from their first byte on, including requests already answered
 * whose remaining body is being discarded.
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
   * @param begun start of its request, which reveals when Tomcat reuses the request object
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

  /** 0 for a duplicate or invalid length, which Tomcat has already rejected by closing. */
  private static long length(org.apache.coyote.Request it) {
    try {
      return it.getContentLengthLong();
    } catch (IllegalArgumentException _) {
      return 0;
    }
  }

  /** The connections whose body is overdue; each is returned once. */
  Set<String> overdue(long now) {
    bodies.removeIf(Body::isOver);
    return taken(bodies.stream().filter(it -> now - it.end() > 0).toList());
  }

  /**
   * The connection with the oldest body whose sender is not a known member; each is returned once.
   */
  Set<String> oldestOfNobody() {
    return taken(bodies.stream().filter(it -> !it.isOver() && !it.isProven()).limit(1).toList());
  }

  private Set<String> taken(List<Body> which) {
    bodies.removeAll(which);
    return which.stream().map(Body::connection).collect(Collectors.toSet());
  }
}
