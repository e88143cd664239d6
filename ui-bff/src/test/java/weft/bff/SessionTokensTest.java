package weft.bff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

/** Renewing tokens against an issuer that takes each refresh token once, as strict ones do. */
class SessionTokensTest {
  private final AtomicInteger renewals = new AtomicInteger();
  private final MapSessionRepository sessions = new MapSessionRepository(new ConcurrentHashMap<>());
  private final MapSession session = sessions.createSession();
  private volatile int status = 200;
  private volatile CountDownLatch wait = new CountDownLatch(0);
  private HttpServer issuer;
  private SessionTokens tokens;

  @BeforeEach
  void start() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.createContext("/token", this::answer);
    issuer.start();
    String url = "http://127.0.0.1:" + issuer.getAddress().getPort();
    var endpoints = new PortalClient.Endpoints(url, url + "/token", url, url + "/revoke");
    var client =
        new PortalClient(URI.create(url), url, "portal", "secret", endpoints, URI.create(url));
    tokens = new SessionTokens(sessions, new Registrations(client), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
  }

  @Test
  void many_requests_at_once_renew_a_token_once() throws Exception {
    var old = keep(new Tokens("old", inSeconds(30), "refresh-0"));
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          Stream.<Callable<Optional<Tokens>>>generate(
                  () -> () -> tokens.fresh(session.getId(), old))
              .limit(50)
              .toList();
      assertThat(pool.invokeAll(asked))
          .allSatisfy(
              it -> assertThat(it.resultNow().orElseThrow().access()).isEqualTo("access-1"));
    }
    assertThat(renewals).hasValue(1);
  }

  @Test
  void the_refresh_token_that_came_with_a_renewal_is_the_next_to_be_used() {
    keep(new Tokens("old", inSeconds(30), "refresh-0"));
    var renewed = tokens.fresh(session.getId(), kept()).orElseThrow();
    assertThat(renewed.refresh()).isEqualTo("refresh-1");
    assertThat(kept()).isEqualTo(renewed);
  }

  @Test
  void a_token_good_for_more_than_a_minute_is_left_alone() {
    var good = keep(new Tokens("good", inSeconds(70), "refresh-0"));
    assertThat(tokens.fresh(session.getId(), good)).contains(good);
    assertThat(renewals).hasValue(0);
  }

  @Test
  void an_issuer_that_refuses_ends_the_login() {
    var used = keep(new Tokens("old", inSeconds(30), "refresh-7"));
    assertThat(tokens.fresh(session.getId(), used)).isEmpty();
  }

  @Test
  void an_issuer_at_fault_ends_no_login() {
    status = 500;
    var old = keep(new Tokens("old", inSeconds(30), "refresh-0"));
    assertThat(tokens.fresh(session.getId(), old)).contains(old);
    var expired = keep(new Tokens("old", inSeconds(-1), "refresh-0"));
    assertThatThrownBy(() -> tokens.fresh(session.getId(), expired))
        .isInstanceOf(OAuth2AuthorizationException.class);
    status = 200;
    assertThat(tokens.fresh(session.getId(), expired)).isPresent();
  }

  @Test
  void an_issuer_that_says_nothing_is_waited_for_no_longer_than_3_s() throws Exception {
    var silent = silence();
    var old = keep(new Tokens("old", inSeconds(30), "refresh-0"));
    long begun = System.nanoTime();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          Stream.<Callable<Optional<Tokens>>>generate(
                  () -> () -> tokens.fresh(session.getId(), old))
              .limit(20)
              .toList();
      assertThat(pool.invokeAll(asked)).allSatisfy(it -> assertThat(it.resultNow()).contains(old));
    } finally {
      silent.countDown();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
  }

  /** Until the count reaches zero, the issuer accepts requests and answers none. */
  private CountDownLatch silence() {
    var over = new CountDownLatch(1);
    wait = over;
    return over;
  }

  private Tokens keep(Tokens it) {
    session.setAttribute(SessionTokens.KEY, it);
    sessions.save(session);
    return it;
  }

  private Tokens kept() {
    var stored = Objects.requireNonNull(sessions.findById(session.getId()));
    return Objects.requireNonNull(stored.<Tokens>getAttribute(SessionTokens.KEY));
  }

  private static Instant inSeconds(int seconds) {
    return Instant.now().plus(Duration.ofSeconds(seconds));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      wait.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean known = asked.contains("refresh_token=refresh-" + renewals.get());
    int n = known && status == 200 ? renewals.incrementAndGet() : 0;
    byte[] body =
        (known
                ? "{\"access_token\":\"access-%1$d\",\"refresh_token\":\"refresh-%1$d\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                    .formatted(n)
                : "{\"error\":\"invalid_grant\"}")
            .getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(known ? status : 400, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
