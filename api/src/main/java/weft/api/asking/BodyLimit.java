package weft.api.asking;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import weft.api.problem.Problem;
import weft.api.security.AskedPath;
import weft.language.Text;

/**
 * No JSON body of the API is longer than 4 MB: whoever sends more gets 413, however it was
 * announced. Interchanges and sheets have limits of their own.
 */
@Component
class BodyLimit extends OncePerRequestFilter {
  private static final int MOST = 4 << 20;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return switch (AskedPath.kind(request)) {
      case INTERCHANGE, SHEET, ELSEWHERE -> true;
      case EXPORT, STREAM, OPERATION -> false;
    };
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Limited(request), response);
  }

  private static RuntimeException tooLarge() {
    return Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "content-too-large",
            new Text("The request may have at most 4 MB.", "请求体最大为 4 MB。"))
        .exception();
  }

  private static final class Limited extends HttpServletRequestWrapper {
    Limited(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (getContentLengthLong() > MOST) throw tooLarge();
      return new Counted(super.getInputStream());
    }
  }

  private static final class Counted extends ServletInputStream {
    private final ServletInputStream in;
    private long read;

    Counted(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      if (next >= 0) count(1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got = in.read(into, offset, length);
      count(Math.max(got, 0));
      return got;
    }

    private void count(int got) {
      read += got;
      if (read > MOST) throw tooLarge();
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
