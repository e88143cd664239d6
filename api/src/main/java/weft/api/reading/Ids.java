package weft.api.reading;

import java.util.function.Function;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.event.StreamId;
import weft.language.Text;

/**
 * Reads stream ids from URLs. Invalid ids, missing objects and objects of others get the same
 * answer.
 */
public final class Ids {
  private Ids() {}

  public static String stream(String id) {
    return of(id, stream -> stream);
  }

  /**
   * Decodes an id and passes it to a reader.
   *
   * @param reading parses a stream's id; throws IllegalArgumentException for an invalid one
   */
  public static <T> T of(String id, Function<String, T> reading) {
    try {
      String stream = StreamId.fromUrl(id);
      if (stream.indexOf(0) < 0)
        return reading.apply(stream); // PostgreSQL cannot store a zero character in text
      throw notFound();
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  /** 404 both for missing objects and for objects of others. */
  public static RuntimeException notFound() {
    return nothing().exception();
  }

  /** The problem of {@link #notFound()}. */
  public static Problem nothing() {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "not-found",
        new Text("There is nothing here that you can see.", "此处没有您可见的内容。"));
  }
}
