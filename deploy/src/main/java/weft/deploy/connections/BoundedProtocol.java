package weft.deploy.connections;

import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP/1.1 on a {@link BoundedEndpoint}; Tomcat creates it by class name. */
public final class BoundedProtocol extends Http11NioProtocol {
  private final BoundedEndpoint endpoint;

  public BoundedProtocol() {
    this(new BoundedEndpoint());
  }

  private BoundedProtocol(BoundedEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  BoundedEndpoint endpoint() {
    return endpoint;
  }
}
