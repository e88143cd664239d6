package weft.bff;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A body whose length nobody announced, and that must still end somewhere. */
final class LimitedBody extends FilterInputStream {
  private long left;

  /** The body went on beyond its limit. */
  static final class TooLarge extends IOException {}

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

  private void count(int read) throws TooLarge {
    left -= read;
    if (left < 0) throw new TooLarge();
  }
}
