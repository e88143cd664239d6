package weft.api.production;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.measure.Quantity;
import weft.production.LineOutput;

/**
 * The output of a day.
 *
 * @param good usable; negative to take an earlier report back, with a reason
 */
record Report(
    @Needed @Nullable LocalDate date,
    @Nullable Quantity good,
    @Nullable Quantity scrap,
    @Nullable String batch,
    @Nullable String reason) {
  LineOutput made() {
    var read = new BodyParts();
    var day = read.read(() -> Body.day(date, "/date"));
    var usable = read.read(() -> quantity(good, "/good"));
    var wasted = read.read(() -> quantity(scrap, "/scrap"));
    var number = read.read(() -> Body.optionalText(batch, "/batch", 70));
    var why = read.read(() -> Body.optionalText(reason, "/reason", 1_000));
    read.end();
    return new LineOutput(day.get(), usable.get(), wasted.get(), number.get(), why.get());
  }

  private static Quantity quantity(@Nullable Quantity given, String pointer) {
    return Body.quantity(requireNonNullElse(given, Quantity.ZERO), pointer);
  }
}
