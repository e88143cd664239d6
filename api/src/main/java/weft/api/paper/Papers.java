package weft.api.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.desk.Busy;

/**
 * Makes documents one after the other, as all of them read the one font; who reads slowly holds
 * nobody up.
 */
@Component
public class Papers {
  private static final long PATIENCE_SECONDS = 5;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable PaperFont font;

  /** Writes a document. */
  public interface Writing {
    void on(Paper paper, OutputStream out) throws IOException;
  }

  /**
   * The document as PDF.
   *
   * @throws Busy where those before it take longer than five seconds
   */
  public byte[] write(String title, Locale language, Writing writing) {
    return write(title, language, PaperSize.A4, writing);
  }

  /** The same on sheets of another size. */
  public byte[] write(String title, Locale language, PaperSize size, Writing writing) {
    awaitTurn();
    try {
      if (font == null) font = PaperFont.read();
      var out = new ByteArrayOutputStream();
      try (var paper = new Paper(font, title, language, size)) {
        writing.on(paper, out);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turn.unlock();
    }
  }

  private void awaitTurn() {
    try {
      if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new Busy("papers");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy("papers");
    }
  }
}
