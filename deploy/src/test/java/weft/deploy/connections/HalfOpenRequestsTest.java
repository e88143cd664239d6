package weft.deploy.connections;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** A request that is begun and not continued obstructs nobody. */
@Tag("long")
@Timeout(60)
class HalfOpenRequestsTest {
  private static final String HALF = "GET / HTTP/1.1\r\nHost: localhost\r\nX-";
  private final AtomicReference<@Nullable BoundedEndpoint> made = new AtomicReference<>();
  private final List<Socket> sockets = new ArrayList<>();
  private @Nullable WebServer server;

  /** Reads the body and answers with its length. */
  private static final class Reading extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      int length = request.getInputStream().readAllBytes().length;
      response.getOutputStream().print("read " + length);
    }
  }

  private void serve(ConnectionLimits limits) {
    var factory = new TomcatServletWebServerFactory(0);
    var bounds = BoundedConnections.Bounds.of(limits, it -> it.equals(local("127.0.0.1")));
    BoundedConnections.bound(factory, bounds, made);
    serve(factory);
  }

  private void serve(TomcatServletWebServerFactory factory) {
    server =
        factory.getWebServer(
            context -> context.addServlet("reading", new Reading()).addMapping("/"));
    server.start();
  }

  private BoundedEndpoint endpoint() {
    return Objects.requireNonNull(made.get());
  }

  private static InetAddress local(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void end() throws IOException {
    for (Socket it : sockets) it.close();
    if (server != null) server.stop();
  }

  private Socket open(String from, String said) throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.bind(new InetSocketAddress(local(from), 0));
    socket.connect(
        new InetSocketAddress(local("127.0.0.1"), Objects.requireNonNull(server).getPort()), 5_000);
    socket.setSoTimeout(5_000);
    socket.getOutputStream().write(said.getBytes(ISO_8859_1));
    return socket;
  }

  private String asked(String from) throws IOException {
    try (Socket it = open(from, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
      return new String(it.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /** How long the hub tolerates a request that sends a byte every 50 ms. */
  private static Duration borne(Socket it, String drop) throws Exception {
    long begun = System.nanoTime();
    it.setSoTimeout(50);
    while (System.nanoTime() - begun < Duration.ofSeconds(20).toNanos()) {
      try {
        it.getOutputStream().write(drop.getBytes(ISO_8859_1));
        if (it.getInputStream().read() < 0) break;
      } catch (SocketTimeoutException e) {
        // still tolerated
      } catch (IOException e) {
        break;
      }
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static ConnectionLimits limits(int all, int ofOneAddress) {
    return limits(all, ofOneAddress, Duration.ofMillis(1_500));
  }

  private static ConnectionLimits limits(int all, int ofOneAddress, Duration body) {
    return new ConnectionLimits(all, ofOneAddress, Duration.ofSeconds(1), body);
  }

  @Test
  void five_times_as_many_as_there_is_room_for_make_way_for_whoever_asks() throws Exception {
    serve(limits(64, 64));
    for (int i = 0; i < 320; i++) {
      var _ = open("127.0.0.1", HALF);
      if (i % 40 == 0) assertThat(asked("127.0.0.1")).startsWith("HTTP/1.1 200").contains("read 0");
      assertThat(endpoint().open()).isLessThanOrEqualTo(64);
    }
    assertThat(endpoint().ended(Ended.PLACE)).isGreaterThan(200);
    assertThat(asked("127.0.0.1")).startsWith("HTTP/1.1 200");
  }

  @Test
  void half_bodies_of_nobody_that_is_known_make_way_too() throws Exception {
    serve(limits(64, 64, Duration.ofSeconds(30)));
    String half = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000\r\n\r\nhalf";
    for (int i = 0; i < 160; i++) {
      var _ = open("127.0.0.1", half);
      if (i % 40 == 0) assertThat(asked("127.0.0.1")).startsWith("HTTP/1.1 200").contains("read 0");
    }
    assertThat(asked("127.0.0.1")).startsWith("HTTP/1.1 200").contains("read 0");
    assertThat(endpoint().ended(Ended.PLACE)).isGreaterThan(80);
    assertThat(endpoint().ended(Ended.BODY)).isZero();
  }

  @Test
  void as_a_control_tomcats_own_connections_leave_whoever_asks_waiting() throws Exception {
    var factory = new TomcatServletWebServerFactory(0);
    factory.addConnectorCustomizers(
        it -> {
          if (it.getProtocolHandler() instanceof AbstractProtocol<?> http)
            http.setMaxConnections(64);
        });
    serve(factory);
    for (int i = 0; i < 80; i++) assertThat(open("127.0.0.1", HALF).isConnected()).isTrue();
    Socket whole = open("127.0.0.1", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    whole.setSoTimeout(2_000);
    assertThatThrownBy(() -> whole.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void a_header_that_drips_is_ended_within_its_deadline() throws Exception {
    serve(limits(64, 64));
    assertThat(borne(open("127.0.0.1", HALF), "x")).isLessThan(Duration.ofSeconds(10));
    assertThat(endpoint().ended(Ended.HEADER)).isEqualTo(1);
  }

  @Test
  void a_body_that_drips_is_ended_within_its_deadline_and_one_that_comes_is_read()
      throws Exception {
    serve(limits(64, 64));
    String head = "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ";
    assertThat(borne(open("127.0.0.1", head + "4000\r\n\r\nhalf"), "x"))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(12));
    assertThat(endpoint().ended(Ended.BODY)).isEqualTo(1);
    Socket whole = open("127.0.0.1", head + "5\r\n\r\nwhole");
    assertThat(new String(whole.getInputStream().readAllBytes(), ISO_8859_1)).contains("read 5");
  }

  @Test
  void a_length_that_is_said_twice_or_is_no_number_is_refused_as_a_bad_request() throws Exception {
    serve(limits(64, 64));
    String head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
    for (String said :
        List.of("5\r\nContent-Length: 6", "-5", "x", "99999999999999999999", "5, 6")) {
      Socket it = open("127.0.0.1", head + said + "\r\n\r\nabcdef");
      assertThat(new String(it.getInputStream().readAllBytes(), ISO_8859_1))
          .as(said)
          .startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void one_address_has_its_share_and_leaves_the_rest_to_others() throws Exception {
    serve(limits(64, 8));
    for (int i = 0; i < 8; i++) assertThat(open("127.0.0.2", HALF).isConnected()).isTrue();
    assertThat(asked("127.0.0.3")).startsWith("HTTP/1.1 200");
    Socket ninth = open("127.0.0.2", "");
    assertThat(new String(ninth.getInputStream().readAllBytes(), ISO_8859_1))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 5");
    assertThat(endpoint().ended(Ended.ADDRESS)).isEqualTo(1);
    assertThat(asked("127.0.0.1")).startsWith("HTTP/1.1 200");
  }

  @Test
  void room_follows_the_heap_and_time_follows_what_was_announced() {
    assertThat(ConnectionLimits.of(256L << 20, 0, 0).all()).isEqualTo(1_024);
    assertThat(ConnectionLimits.of(256L << 20, 0, 0).ofOneAddress()).isEqualTo(256);
    assertThat(ConnectionLimits.of(8L << 20, 0, 0).all()).isEqualTo(256);
    assertThat(ConnectionLimits.of(64L << 30, 0, 0).all()).isEqualTo(8_192);
    var usual = ConnectionLimits.of(256L << 20, 0, 0);
    assertThat(usual.body(0)).isEqualTo(Duration.ofSeconds(20));
    assertThat(usual.body(4 << 20)).isEqualTo(Duration.ofSeconds(84));
    assertThat(usual.body(50 << 20)).isEqualTo(Duration.ofMinutes(2));
    assertThat(usual.body(-1)).isEqualTo(Duration.ofMinutes(2));
  }
}
