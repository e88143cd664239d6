package weft.api.machine;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.language.Text;
import weft.machine.MachineKind;
import weft.machine.MachineTerms;
import weft.measure.Quantity;

/** A machine as its owner states it. */
record MachineBody(
    @Schema(description = "Unique among the caller's machines of all sites.", example = "CNC-3")
        @Needed
        @Nullable String code,
    @Schema(description = "The caller's own site.") @Needed @Nullable String site,
    @Nullable Text names,
    @Needed @Nullable MachineKind kind,
    @Schema(
            description =
                "The shortest time for one part. Without it, performance and OEE are null.",
            type = "string")
        @Nullable BigDecimal idealSecondsPerPart,
    @Schema(description = "The part that it makes: the caller's own number. Omit it for several.")
        @Nullable String part,
    @Schema(description = "The code of the meter that measures its energy.") @Nullable String meter,
    @Schema(
            description =
                "How often it reports (ISO 8601). After three times as long without a reading its"
                    + " state is unknown.",
            example = "PT10S")
        @Needed
        @Nullable String reportEvery,
    @Schema(
            description =
                "A longer time down, idle or unknown is a stop that wants a cause (ISO 8601)."
                    + " Default: PT5M.",
            example = "PT5M")
        @Nullable String stopAfter) {
  private static final int LONGEST_NAME = 200;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** Reads everything but the key; the faults of all fields come together. */
  MachineTerms terms() {
    var read = new BodyParts();
    var called = read.read(() -> names(names, "/names"));
    var sort = read.read(() -> Body.required(kind, "/kind"));
    var ideal = read.read(() -> positive(idealSecondsPerPart, "/idealSecondsPerPart"));
    var makes = read.read(() -> part == null ? null : Body.name(part, "/part"));
    var measured = read.read(() -> meter == null ? null : Body.name(meter, "/meter"));
    var every =
        read.read(
            () ->
                seconds(Body.required(reportEvery, "/reportEvery"), "/reportEvery", SECOND, HOUR));
    var after =
        read.read(
            () ->
                stopAfter == null
                    ? MachineTerms.STOP_AFTER_SECONDS
                    : seconds(stopAfter, "/stopAfter", SECOND, DAY));
    read.end();
    return new MachineTerms(
        called.get(),
        sort.get(),
        ideal.get(),
        makes.get(),
        measured.get(),
        every.get(),
        after.get());
  }

  static @Nullable Text names(@Nullable Text given, String pointer) {
    return given == null
        ? null
        : new Text(
            Body.text(given.en(), pointer + "/en", LONGEST_NAME),
            Body.text(given.zh(), pointer + "/zh", LONGEST_NAME));
  }

  static @Nullable BigDecimal positive(@Nullable BigDecimal given, String pointer) {
    if (given == null) return null;
    if (Body.amount(new Quantity(given), pointer).isPositive()) return given;
    throw Body.faulty("not-positive", pointer, new Text("This value is above zero.", "此值应大于零。"));
  }

  private static int seconds(String given, String pointer, Duration least, Duration most) {
    try {
      Duration length = Duration.parse(given);
      if (length.compareTo(least) >= 0 && length.compareTo(most) <= 0 && length.toNanosPart() == 0)
        return (int) length.toSeconds();
    } catch (DateTimeException | ArithmeticException _) {
      // the same answer as for a length out of bounds
    }
    throw Body.faulty(
        "duration-invalid",
        pointer,
        new Text(
                "A duration of whole seconds from %s to %s, such as PT10S.",
                "应为整秒的时长，介于 %s 与 %s 之间，例如 PT10S。")
            .with(least, most));
  }
}
