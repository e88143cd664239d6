package weft.api.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.problem.TooManyAtATime;
import weft.api.reading.PartyLanes;
import weft.api.security.Caller;
import weft.api.security.CurrentCaller;
import weft.desk.Busy;

/**
 * Creates PDF documents one at a time, because they share the one font. Each party waits in a lane
 * of its own, so that a party's many documents delay another party by at most one document.
 */
@Component
public class Papers {
  private static final long PATIENCE_SECONDS = 5;
  private final PartyLanes lanes = new PartyLanes(1, Duration.ofSeconds(PATIENCE_SECONDS));
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable PaperFont font;

  /** Writes the content of a document. */
  public interface Writing {
    void on(Paper paper, OutputStream out) throws IOException;
  }

  /**
   * Returns the document as PDF.
   *
   * @throws TooManyAtATime if the party's own documents take all places for five seconds
   * @throws Busy if documents of other parties do
   */
  public byte[] write(String title, Locale language, Writing writing) {
    return write(title, language, PaperSize.A4, writing);
  }

  /** Returns the document on sheets of another size. */
  public byte[] write(String title, Locale language, PaperSize size, Writing writing) {
    return CurrentCaller.find()
        .map(it -> write(it, title, language, size, writing))
        .orElseGet(() -> written(title, language, size, writing));
  }

  byte[] write(Caller caller, String title, Locale language, PaperSize size, Writing writing) {
    try (var _ = lanes.enter(caller)) {
      return written(title, language, size, writing);
    }
  }

  private byte[] written(String title, Locale language, PaperSize size, Writing writing) {
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
