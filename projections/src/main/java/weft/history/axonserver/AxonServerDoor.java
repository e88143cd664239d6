package weft.history.axonserver;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Connects to an Axon Server once more without the connector, which does not report why the server
 * refused it.
 */
final class AxonServerDoor {
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("AxonIQ-Access-Token", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> CONTEXT =
      Metadata.Key.of("AxonIQ-Context", Metadata.ASCII_STRING_MARSHALLER);
  private static final int PATIENCE_MS = 1_500;

  private AxonServerDoor() {}

  /**
   * Why the first node refuses the hub, as a clause; "does not answer" if it accepts the hub by
   * now.
   */
  static String why(AxonServer server) {
    ManagedChannel channel = null;
    try {
      channel = channel(server);
      var headers = new Metadata();
      if (server.token() != null) headers.put(TOKEN, server.token());
      headers.put(CONTEXT, server.context());
      var _ =
          PlatformServiceGrpc.newBlockingStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
              .withDeadlineAfter(PATIENCE_MS, TimeUnit.MILLISECONDS)
              .getPlatformServer(
                  ClientIdentification.newBuilder()
                      .setClientId("weft-door")
                      .setComponentName("weft")
                      .build());
      return "does not answer";
    } catch (StatusRuntimeException e) {
      return said(server, e);
    } catch (SSLException | IllegalArgumentException e) {
      return "cannot be asked, as its certificates cannot be read: " + e.getMessage();
    } finally {
      if (channel != null) channel.shutdownNow();
    }
  }

  private static ManagedChannel channel(AxonServer server) throws SSLException {
    String node = server.servers().getFirst();
    var builder = NettyChannelBuilder.forTarget(node.contains(":") ? node : node + ":8124");
    Path certificates = server.certificates();
    if (!server.tls()) return builder.usePlaintext().build();
    var context = GrpcSslContexts.forClient();
    if (certificates != null) context.trustManager(certificates.toFile());
    return builder.sslContext(context.build()).build();
  }

  private static String said(AxonServer server, StatusRuntimeException refused) {
    Status status = refused.getStatus();
    String innermost = innermost(refused);
    return switch (status.getCode()) {
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          server.token() == null
              ? "wants a token, and weft.axon-server.token is not set: " + status.getDescription()
              : "refuses weft.axon-server.token: " + status.getDescription();
      case NOT_FOUND -> "knows no such context: " + status.getDescription();
      case UNAVAILABLE, UNKNOWN, INTERNAL ->
          !server.tls() && !innermost.contains("refused") && innermost.contains("closed")
              ? "does not answer, or wants TLS (weft.axon-server.tls): " + innermost
              : server.tls() && isOfTls(refused)
                  ? "does not answer by TLS, or its certificate is not trusted"
                      + " (weft.axon-server.tls, certificates): "
                      + innermost
                  : "does not answer: " + innermost;
      default -> "does not answer: " + status.getCode();
    };
  }

  /** Whether the server does not speak TLS, or its certificate is not trusted. */
  private static boolean isOfTls(Throwable thrown) {
    for (Throwable it = thrown; it != null; it = it.getCause())
      if (it instanceof SSLException || it instanceof GeneralSecurityException) return true;
    return false;
  }

  private static String innermost(Throwable thrown) {
    Throwable innermost = thrown;
    for (Throwable it = thrown; it != null; it = it.getCause()) innermost = it;
    return innermost.toString().replaceAll("\\p{Cntrl}+", " ");
  }
}
