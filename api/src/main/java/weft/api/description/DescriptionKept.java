package weft.api.description;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import weft.api.security.AskedPath;

/**
 * Caches the API's description: generating its 600 KB takes a second, and anyone may request it. It
 * is the same for every reader while the hub runs.
 */
@Component
@Order(3)
class DescriptionKept extends OncePerRequestFilter {
  private static final String PATH = "/v3/api-docs";
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private final ReentrantLock writing = new ReentrantLock();
  private volatile byte @Nullable [] kept;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !METHODS.contains(request.getMethod()) || !AskedPath.of(request).equals(PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] its = kept == null ? written(request, response, chain) : kept;
    if (its == null) return;
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(its.length);
    if (request.getMethod().equals("GET")) response.getOutputStream().write(its);
  }

  /**
   * Generates the description for the first caller; null where that request was refused and
   * answered.
   */
  private byte @Nullable [] written(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    writing.lock();
    try {
      if (kept != null) return kept;
      var first = new ContentCachingResponseWrapper(response);
      chain.doFilter(new AsGet(request), first);
      if (first.getStatus() != HttpStatus.OK.value()) {
        first.copyBodyToResponse();
        return null;
      }
      kept = first.getContentAsByteArray();
      return kept;
    } finally {
      writing.unlock();
    }
  }

  /** The request as a GET, so that the cached answer has a body. */
  private static final class AsGet extends HttpServletRequestWrapper {
    AsGet(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
