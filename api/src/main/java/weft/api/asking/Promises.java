package weft.api.asking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.promise.Promise;

/** Promised deliveries in a body, of which JSON may have left out the half. */
public final class Promises {
  private Promises() {}

  /**
   * The promises, each with date and quantity, or 422 {@code value-missing}.
   *
   * @param pointer JSON pointer to the list
   */
  public static List<Promise> complete(@Nullable List<@Nullable Promise> promises, String pointer) {
    return Body.list(promises, pointer, Promises::complete);
  }

  @SuppressWarnings("NullAway") // JSON may leave out what the record cannot do without
  private static Promise complete(Promise promise, String at) {
    var _ = Body.day(promise.date(), at + "/date");
    var _ = Body.required(promise.quantity(), at + "/quantity");
    return promise;
  }
}
