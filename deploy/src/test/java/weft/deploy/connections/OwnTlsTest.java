package weft.deploy.connections;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import weft.database.Beside;
import weft.deploy.settings.WeftSettings.Tls;
import weft.edi.as2.Certificates;
import weft.edi.as2.HubKey;
import weft.edi.as2.PartnerKeys;

/** The hub's own TLS, with PEM files that may change while it runs. */
@Timeout(60)
@Beside
class OwnTlsTest {
  private static final ConnectionLimits LIMITS = ConnectionLimits.of(256L << 20, 300, 2);

  @TempDir private Path folder;
  private final AtomicReference<@Nullable BoundedEndpoint> door = new AtomicReference<>();
  private @Nullable TomcatWebServer server;
  private @Nullable OwnTls tls;
  private @Nullable URI portal;

  /** Answers with the protocol of the request. */
  private static final class Reached extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getOutputStream().print(request.getScheme() + " " + request.isSecure());
    }
  }

  private Path certificate() {
    return folder.resolve("hub.pem");
  }

  private Path key() {
    return folder.resolve("hub.key");
  }

  private HubKey write(String name) throws IOException {
    HubKey made = PartnerKeys.signed(name, Instant.now(), Duration.ofDays(2));
    Files.writeString(certificate(), Certificates.pem(made.certificate()));
    Files.writeString(key(), pem(made.key()));
    return made;
  }

  private static String pem(PrivateKey key) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
  }

  private OwnTls tls(BoundedConnections.Bounds bounds) throws OwnTls.Unusable {
    var settings = new Tls(certificate(), key(), 0, "127.0.0.1");
    return new OwnTls(
        settings,
        certificate(),
        key(),
        it -> {
          bounds.set(it);
          door.set(it);
        },
        Duration.ofMillis(50));
  }

  private void serve() throws OwnTls.Unusable {
    var bounds = BoundedConnections.Bounds.of(LIMITS, _ -> false);
    var factory = new TomcatServletWebServerFactory(0);
    BoundedConnections.bound(factory, bounds, new AtomicReference<>());
    tls = tls(bounds);
    tls.customize(factory);
    server =
        (TomcatWebServer)
            factory.getWebServer(
                context -> {
                  context.addServlet("reached", new Reached()).addMapping("/");
                  context
                      .addFilter("only-by-tls", new OnlyByTls(portal))
                      .addMappingForUrlPatterns(null, false, "/*");
                });
    server.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    if (tls != null) tls.close();
    if (server != null) server.stop();
  }

  private int port() {
    assertThat(door.get()).isNotNull();
    return door.get().getLocalPort();
  }

  private SSLSocket connect(String... protocols) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    var socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port());
    if (protocols.length > 0) socket.setEnabledProtocols(protocols);
    socket.startHandshake();
    return socket;
  }

  private X509Certificate shown() throws Exception {
    try (var socket = connect()) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static String get(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), US_ASCII);
  }

  @Test
  void a_request_by_TLS_is_secure_and_shows_the_certificate_of_the_file() throws Exception {
    HubKey made = write("first");
    serve();
    try (var socket = connect()) {
      assertThat(get(socket)).contains("200", "https true");
      assertThat(socket.getSession().getPeerCertificates()[0]).isEqualTo(made.certificate());
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
    try (var socket = connect("TLSv1.2")) {
      assertThat(get(socket)).contains("https true");
    }
  }

  @Test
  void browsers_that_came_by_TLS_are_told_to_come_by_nothing_else() throws Exception {
    write("first");
    serve();
    String told = "Strict-Transport-Security: max-age=31536000";
    try (var socket = connect();
        var plain = new Socket(InetAddress.getLoopbackAddress(), plainPort())) {
      assertThat(get(socket)).contains(told);
      assertThat(get(plain)).contains("http false").doesNotContain(told);
    }
  }

  @Test
  void behind_a_proxy_that_speaks_TLS_they_are_told_so_too() throws Exception {
    write("first");
    portal = URI.create("https://hub.example.com");
    serve();
    try (var plain = new Socket(InetAddress.getLoopbackAddress(), plainPort())) {
      assertThat(get(plain)).contains("http false", "Strict-Transport-Security");
    }
  }

  private int plainPort() {
    assertThat(server).isNotNull();
    return server.getPort();
  }

  @Test
  void older_protocols_are_refused() throws Exception {
    write("first");
    serve();
    assertThatThrownBy(() -> connect("TLSv1.1").close()).isInstanceOf(SSLException.class);
  }

  @Test
  void a_new_certificate_is_shown_without_a_restart_and_half_of_a_pair_is_waited_for()
      throws Exception {
    HubKey first = write("first");
    serve();
    assertThat(shown()).isEqualTo(first.certificate());
    HubKey second = PartnerKeys.signed("second", Instant.now(), Duration.ofDays(2));
    Files.writeString(certificate(), Certificates.pem(second.certificate()));
    Thread.sleep(300); // the hub looks several times at half a pair
    assertThat(shown()).isEqualTo(first.certificate());
    Files.writeString(key(), pem(second.key()));
    var until = Instant.now().plus(Duration.ofSeconds(30));
    while (!shown().equals(second.certificate())) assertThat(Instant.now()).isBefore(until);
  }

  @Test
  void files_that_are_no_pair_are_refused_in_a_sentence() throws Exception {
    write("first");
    HubKey other = PartnerKeys.signed("other", Instant.now(), Duration.ofDays(2));
    Files.writeString(key(), pem(other.key()));
    assertThatThrownBy(this::serve).hasMessageContaining("is not that of the first certificate");
    Files.writeString(key(), "nonsense");
    assertThatThrownBy(this::serve).hasMessageContaining("cannot be read as PEM");
    Files.delete(key());
    assertThatThrownBy(this::serve).hasMessageContaining("cannot be read as PEM");
  }

  @Test
  void connections_by_TLS_keep_to_the_same_bounds() throws Exception {
    write("first");
    serve();
    try (var _ = connect();
        var _ = connect()) {
      assertThatThrownBy(() -> connect().close()).isInstanceOf(IOException.class);
      assertThat(door.get().ended(Ended.ADDRESS)).isPositive();
    }
  }

  /** The test itself examines the certificate. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
