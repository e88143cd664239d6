package weft.api.description;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
 * Keeps the API's description as it was first written: writing its 600 KB anew takes a second, and
 * everybody may ask for it. It is the same for each reader, as long as the hub runs.
 */
@Component
@Order(3)
class DescriptionKept extends OncePerRequestFilter {
  private static final String PATH = "/v3/api-docs";

  private final ReentrantLock writing = new ReentrantLock();
  private volatile byte @Nullable [] kept;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET") || !AskedPath.of(request).equals(PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] its = kept;
    if (its == null) {
      writing.lock();
      try {
        its = kept;
        if (its == null) {
          write(request, response, chain);
          return;
        }
      } finally {
        writing.unlock();
      }
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(its.length);
    response.getOutputStream().write(its);
  }

  private void write(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var written = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, written);
    if (written.getStatus() == HttpStatus.OK.value()) kept = written.getContentAsByteArray();
    written.copyBodyToResponse();
  }
}
