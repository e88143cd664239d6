package weft.api.asking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.promise.Promise;

/** Checks the promised deliveries in a body; JSON may omit values. */
public final class Promises {
  private Promises() {}

  /**
   * Returns the promises, each with date and quantity; 422 {@code value-missing} otherwise.
   *
   * @param pointer JSON pointer to the list
   */
  public static List<Promise> complete(@Nullable List<@Nullable Promise> promises, String pointer) {
    return Body.list(promises, pointer, Promises::complete);
  }

  @SuppressWarnings("NullAway") // JSON may omit values that the record requires
  private static Promise complete(Promise promise, String at) {
    var _ = Body.day(promise.date(), at + "/date");
    var _ = Body.required(promise.quantity(), at + "/quantity");
    return promise;
  }
}
