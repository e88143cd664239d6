package weft.history.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataAccessException;

/**
 * Why an event could not be processed, short enough to store.
 *
 * @param type class of the exception
 * @param stack of the exception and of its causes, the first lines of each
 */
public record Cause(
    String type, String message, @JsonInclude(JsonInclude.Include.NON_EMPTY) String stack) {
  private static final int MESSAGE = 1_000;
  private static final int STACK = 6_000;
  private static final int FRAMES = 12;
  private static final int DEPTH = 5;

  public static Cause of(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    int depth = 0;
    for (Throwable it = thrown; it != null && depth < DEPTH; it = it.getCause(), depth++) {
      lines.add(it.getClass().getName() + ": " + cut(text(it), MESSAGE));
      Arrays.stream(it.getStackTrace()).limit(FRAMES).forEach(at -> lines.add("  at " + at));
    }
    return new Cause(
        thrown.getClass().getName(),
        cut(text(said(thrown)), MESSAGE),
        cut(String.join("\n", lines), STACK));
  }

  /** The database's own error: Spring's message quotes the statement first, which may be long. */
  private static Throwable said(Throwable thrown) {
    return thrown instanceof DataAccessException it ? it.getMostSpecificCause() : thrown;
  }

  private static String text(Throwable thrown) {
    return Objects.requireNonNullElse(thrown.getMessage(), "");
  }

  /**
   * Shortens the text and replaces zero characters: a message may quote the event, and PostgreSQL
   * stores no text with a zero character.
   */
  private static String cut(String text, int most) {
    String kept = text.length() <= most ? text : text.substring(0, most) + "…";
    return kept.replace('\0', '?');
  }
}
