package weft.bff;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClientException;

/** The issuer does not answer, so nobody can log in now. */
final class IssuerAway extends RuntimeException {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Weft</title>
      <p>The login service does not answer right now. Please try again in a moment.</p>
      <p lang="zh-Hans">登录服务暂时无应答，请稍后再试。</p>
      <p><a href="/">Weft</a></p>
      </html>
      """;

  IssuerAway(Throwable cause) {
    super("The issuer does not answer", cause);
  }

  /** Whether the cause is an unreachable issuer rather than its answer. */
  static boolean is(Throwable thrown) {
    for (Throwable it = thrown; it != null; it = it.getCause())
      if (it instanceof IssuerAway
          || it instanceof RestClientException
          || it instanceof IOException) return true;
    return false;
  }

  /** Answers a browser with a page. */
  static void tell(HttpServletResponse response) throws IOException {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
  }
}
