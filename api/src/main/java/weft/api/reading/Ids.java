package weft.api.reading;

import java.util.function.Function;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.event.StreamId;
import weft.language.Text;

/** Stream ids in URLs. What is none, and what is not the caller's, is answered alike. */
public final class Ids {
  private Ids() {}

  public static String stream(String id) {
    return of(id, stream -> stream);
  }

  /**
   * What the id says.
   *
   * @param reading of a stream's id; throws IllegalArgumentException for what is none
   */
  public static <T> T of(String id, Function<String, T> reading) {
    try {
      String stream = StreamId.fromUrl(id);
      if (stream.indexOf(0) < 0)
        return reading.apply(stream); // PostgreSQL holds no text with a zero in it
      throw notFound();
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  /** 404, whether it does not exist or belongs to others. */
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
