package weft.api.energy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.energy.MeterReplacement;
import weft.energy.MeterTerms;
import weft.language.Text;
import weft.measure.Quantity;

/** The bodies of requests about meters. */
final class MeterBodies {
  private static final int LONGEST_NAME = 100;
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private MeterBodies() {}

  /** A meter as its owner describes it. */
  record StatedMeter(
      @Schema(description = "Machines of the site name it as their meter.", example = "E-7") @Needed
          @Nullable String code,
      @Schema(description = "The caller's own site.") @Needed @Nullable String site,
      @Nullable Text names,
      @Schema(description = "The maker's number.") @Nullable String serial) {
    MeterTerms terms() {
      return new MeterTerms(
          names == null
              ? null
              : new Text(
                  Body.text(names.en(), "/names/en", LONGEST_NAME),
                  Body.text(names.zh(), "/names/zh", LONGEST_NAME)),
          Body.optionalText(serial, "/serial", LONGEST_NAME));
    }
  }

  /** A replacement as somebody states it. */
  record StatedReplacement(
      @Schema(
              description =
                  "When the new meter began. The readings of the last 24 hours are counted anew"
                      + " from then on.")
          @Needed
          @Nullable Instant at,
      @Schema(description = "kWh at which the old register ended.", example = "48230.4") @Needed
          @Nullable Quantity finalRegister,
      @Schema(description = "kWh at which the new register began.", example = "0.2") @Needed
          @Nullable Quantity firstRegister,
      @Schema(description = "The new meter's number.") @Nullable String serial,
      @Schema(description = "The person's code, of a client.") @Nullable String person) {
    MeterReplacement replacement(Instant now) {
      var read = new BodyParts();
      var moment = read.read(() -> past(at, now));
      var last = read.read(() -> register(finalRegister, "/finalRegister"));
      var first = read.read(() -> register(firstRegister, "/firstRegister"));
      var number = read.read(() -> Body.optionalText(serial, "/serial", LONGEST_NAME));
      read.end();
      return new MeterReplacement(moment.get(), last.get(), first.get(), number.get());
    }
  }

  private static Instant past(@Nullable Instant given, Instant now) {
    Instant at = Body.required(given, "/at").truncatedTo(ChronoUnit.MICROS);
    if (at.isAfter(now.plus(AHEAD)))
      throw Body.faulty(
          "moment-in-future",
          "/at",
          new Text("The moment cannot be in the future.", "时间不能晚于当前时间。"));
    if (at.isBefore(Instant.EPOCH))
      throw Body.faulty(
          "moment-too-old", "/at", new Text("No moment before 1970.", "时间不能早于 1970 年。"));
    return at;
  }

  private static BigDecimal register(@Nullable Quantity given, String pointer) {
    Quantity value = Body.quantity(given, pointer);
    if (value.amount().signum() >= 0) return value.amount();
    throw Body.faulty(
        "register-negative", pointer, new Text("A register is zero or above.", "电表示数不能为负。"));
  }
}
