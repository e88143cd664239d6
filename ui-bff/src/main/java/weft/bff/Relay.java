package weft.bff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Relays {@code /bff/api/v1/**} to {@code /api/v1/**} with the session's access token: to one
 * target, with listed headers, and bytes unchanged. A change stream ends when its token expires;
 * the browser resumes it with a new one.
 */
@RestController
class Relay {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final String PREFIX = "/bff";

  /** The path must begin with this, so that it cannot change the target's host or port. */
  private static final String RELAYED = PREFIX + "/api/v1/";

  private static final long LARGEST_BODY = 50L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final List<String> ASKED =
      List.of(
          HttpHeaders.ACCEPT,
          HttpHeaders.ACCEPT_LANGUAGE,
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH,
          "Idempotency-Key",
          "Last-Event-ID",
          "traceparent");
  private static final List<String> ANSWERED =
      List.of(
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.CONTENT_DISPOSITION,
          HttpHeaders.CONTENT_LANGUAGE,
          "Content-Security-Policy",
          HttpHeaders.CACHE_CONTROL,
          HttpHeaders.ETAG,
          HttpHeaders.RETRY_AFTER,
          "Weft-Left-Out",
          "Weft-Parked",
          "X-Accel-Buffering");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(3))
          .proxy(HttpClient.Builder.NO_PROXY)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final PortalClient client;
  private final SessionTokens tokens;
  private final OpenStreams streams;
  private final PortalRefusals refusals;
  private final Clock clock;

  Relay(
      PortalClient client,
      SessionTokens tokens,
      OpenStreams streams,
      PortalRefusals refusals,
      Clock clock) {
    this.client = client;
    this.tokens = tokens;
    this.streams = streams;
    this.refusals = refusals;
    this.clock = clock;
  }

  @RequestMapping(
      path = "/bff/api/v1/**",
      method = {
        RequestMethod.GET,
        RequestMethod.HEAD,
        RequestMethod.POST,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE
      })
  void relay(HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    if (!request.getRequestURI().startsWith(RELAYED)) {
      response.sendError(HttpStatus.NOT_FOUND.value());
      return;
    }
    var session = request.getSession(false);
    if (session == null) {
      refusals.sessionOver(response);
      return;
    }
    try {
      var token = tokens.fresh(session);
      if (token.isPresent()) relay(request, response, session.getId(), token.get());
      else {
        session.invalidate();
        refusals.sessionOver(response);
      }
    } catch (OAuth2AuthorizationException | IssuerAway e) {
      issuerAway(response, e);
    }
  }

  /** Answers 503: the token has expired and the issuer does not renew it. */
  private void issuerAway(HttpServletResponse response, Exception cause) throws IOException {
    log.warn("A token was not renewed, as the issuer does not answer: {}", cause.getMessage());
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    refusals.send(
        response,
        HttpStatus.SERVICE_UNAVAILABLE,
        "issuer-away",
        "The login service does not answer right now; nothing was done. Try again in a moment.",
        "登录服务暂时无应答，未作任何处理，请稍后再试。");
  }

  private void relay(
      HttpServletRequest request, HttpServletResponse response, String session, Tokens token)
      throws IOException, InterruptedException {
    if (request.getContentLengthLong() > LARGEST_BODY) {
      tooLarge(response);
      return;
    }
    var answer = ask(request, response, token);
    if (answer != null) pass(answer, response, session, token);
  }

  private @Nullable HttpResponse<InputStream> ask(
      HttpServletRequest request, HttpServletResponse response, Tokens token)
      throws IOException, InterruptedException {
    var body = new LimitedBody(request.getInputStream(), LARGEST_BODY);
    try {
      return http.send(outgoing(request, body(request, body), token), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      if (body.exceeded()) tooLarge(response);
      else unreachable(response, e);
      return null;
    }
  }

  private HttpRequest outgoing(HttpServletRequest request, BodyPublisher body, Tokens token) {
    String query = request.getQueryString();
    String path = request.getRequestURI().substring(PREFIX.length());
    var outgoing =
        HttpRequest.newBuilder(URI.create(client.api() + path + (query == null ? "" : "?" + query)))
            .timeout(PATIENCE)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token.access());
    for (String name : ASKED) {
      String value = request.getHeader(name);
      if (value != null) outgoing.header(name, value);
    }
    return outgoing.method(request.getMethod(), body).build();
  }

  private static BodyPublisher body(HttpServletRequest request, LimitedBody body) {
    long length = request.getContentLengthLong();
    if (length == 0 || (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null))
      return BodyPublishers.noBody();
    var stream = BodyPublishers.ofInputStream(() -> body);
    return length > 0 ? BodyPublishers.fromPublisher(stream, length) : stream;
  }

  private void pass(
      HttpResponse<InputStream> answer, HttpServletResponse response, String session, Tokens token)
      throws IOException {
    response.setStatus(answer.statusCode());
    for (String name : ANSWERED)
      answer.headers().firstValue(name).ifPresent(it -> response.setHeader(name, it));
    answer
        .headers()
        .firstValue(HttpHeaders.LOCATION)
        .filter(it -> it.startsWith("/api/v1/"))
        .ifPresent(it -> response.setHeader(HttpHeaders.LOCATION, PREFIX + it));
    boolean stream =
        answer
            .headers()
            .firstValue(HttpHeaders.CONTENT_TYPE)
            .filter(it -> it.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE))
            .isPresent();
    try (InputStream body = answer.body()) {
      if (stream) streamed(body, response, session, token);
      else body.transferTo(response.getOutputStream());
    }
  }

  /** Flushes every read. When the browser has gone, writing fails, and the API's side closes. */
  private void streamed(
      InputStream body, HttpServletResponse response, String session, Tokens token)
      throws IOException {
    streams.opened(session, body);
    var life = Duration.between(clock.instant(), token.expires());
    var end =
        CompletableFuture.runAsync(
            () -> OpenStreams.close(body),
            CompletableFuture.delayedExecutor(life.toMillis(), TimeUnit.MILLISECONDS));
    try {
      response.flushBuffer();
      byte[] buffer = new byte[8192];
      for (int read; (read = body.read(buffer)) >= 0; ) {
        response.getOutputStream().write(buffer, 0, read);
        response.flushBuffer();
      }
    } catch (IOException e) {
      log.debug("A change stream ended", e);
    } finally {
      end.cancel(false);
      streams.ended(session, body);
    }
  }

  private void unreachable(HttpServletResponse response, Exception cause) throws IOException {
    log.warn("The API does not answer: {}", cause.toString());
    refusals.send(
        response,
        HttpStatus.BAD_GATEWAY,
        "api-unreachable",
        "The hub cannot answer just now; try again soon.",
        "平台暂时无法应答，请稍后重试。");
  }

  private void tooLarge(HttpServletResponse response) throws IOException {
    refusals.send(
        response,
        HttpStatus.CONTENT_TOO_LARGE,
        "content-too-large",
        "The body is larger than 50 MB.",
        "请求体超过 50 MB。");
  }
}
