package weft.api.problem;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import weft.event.Deadline;

/**
 * A request whose body may arrive slowly: the time spent waiting for the client does not count
 * against the deadline.
 */
final class UnhurriedBody extends HttpServletRequestWrapper {
  UnhurriedBody(HttpServletRequest request) {
    super(request);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Unhurried(super.getInputStream());
  }

  private static final class Unhurried extends ServletInputStream {
    private final ServletInputStream in;

    Unhurried(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return Deadline.uncounted(in::read);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return Deadline.uncounted(() -> in.read(into, offset, length));
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
