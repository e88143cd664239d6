package weft.bff;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A body without an announced length, cut off at a limit. */
final class LimitedBody extends FilterInputStream {
  private long left;
  private volatile boolean exceeded;

  LimitedBody(InputStream body, long limit) {
    super(Objects.requireNonNull(body));
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) count(1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) count(read);
    return read;
  }

  boolean exceeded() {
    return exceeded;
  }

  private void count(int read) throws IOException {
    left -= read;
    exceeded = left < 0;
    if (exceeded) throw new IOException("The body is longer than its limit");
  }
}
