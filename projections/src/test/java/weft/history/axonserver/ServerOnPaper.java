package weft.history.axonserver;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server in memory that follows Axon Server's published protocol (the connector's {@code .proto}
 * files) and answers the real connector over a real loopback socket. It is not Axon Server, so it
 * proves only that the hub works if the real one keeps to its protocol.
 */
public final class ServerOnPaper implements AutoCloseable {
  private final EventsOnPaper events;
  private final CommandsOnPaper commands = new CommandsOnPaper();
  private final Server server;
  private final int port;

  private ServerOnPaper(
      EventsOnPaper events, int port, @Nullable SslContext tls, @Nullable String token) {
    this.events = events;
    this.token = token;
    var builder =
        NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    if (tls != null) builder.sslContext(tls);
    this.server =
        builder
            .permitKeepAliveTime(1, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .addService(new Platform())
            .intercept(new Tokens())
            .addService((BindableService) events)
            .addService((BindableService) commands)
            .build();
    try {
      this.port = server.start().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private volatile @Nullable String token;

  /** From now on admits only clients with this token; all clients if null. */
  public void require(@Nullable String wanted) {
    token = wanted;
  }

  private final class Tokens implements ServerInterceptor {
    private static final Metadata.Key<String> TOKEN =
        Metadata.Key.of("AxonIQ-Access-Token", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      String wanted = token;
      if (wanted == null || wanted.equals(headers.get(TOKEN))) return next.startCall(call, headers);
      call.close(Status.UNAUTHENTICATED.withDescription("Invalid token"), new Metadata());
      return new ServerCall.Listener<>() {};
    }
  }

  /** A server without events. */
  public static ServerOnPaper start() {
    return new ServerOnPaper(new EventsOnPaper(), 0, null, null);
  }

  /** A server without events that speaks only TLS. */
  static ServerOnPaper byTls(SslContext tls) {
    return new ServerOnPaper(new EventsOnPaper(), 0, tls, null);
  }

  /** The same server again, at the same port and with the same events, after it was closed. */
  public ServerOnPaper again() {
    return again(null);
  }

  /** The same, only for clients with the token. */
  public ServerOnPaper again(@Nullable String token) {
    return new ServerOnPaper(events, port, null, token);
  }

  public AxonServer address() {
    return at(port);
  }

  /** An address where something may listen, or nothing. */
  public static AxonServer at(int port) {
    return new AxonServer(List.of("127.0.0.1:" + port), "default", null, false, null);
  }

  public int port() {
    return port;
  }

  public EventsOnPaper events() {
    return events;
  }

  public CommandsOnPaper commands() {
    return commands;
  }

  /** Breaks all connections. */
  @Override
  public void close() {
    server.shutdownNow();
    try {
      if (!server.awaitTermination(10, TimeUnit.SECONDS))
        throw new IllegalStateException("does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Platform extends PlatformServiceGrpc.PlatformServiceImplBase {
    @Override
    public void getPlatformServer(
        ClientIdentification client, StreamObserver<PlatformInfo> answer) {
      answer.onNext(
          PlatformInfo.newBuilder()
              .setPrimary(NodeInfo.newBuilder().setNodeName("paper"))
              .setSameConnection(true)
              .build());
      answer.onCompleted();
    }

    @Override
    public StreamObserver<PlatformInboundInstruction> openStream(
        StreamObserver<PlatformOutboundInstruction> answer) {
      return new Quiet<>(answer);
    }
  }

  /** Accepts requests and never answers until the client is done. */
  record Quiet<T>(StreamObserver<?> answer) implements StreamObserver<T> {
    @Override
    public void onNext(T value) {}

    @Override
    public void onError(@Nullable Throwable thrown) {}

    @Override
    public void onCompleted() {
      answer.onCompleted();
    }
  }
}
