package weft.api.inspection;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.asking.Needed;
import weft.inspection.Characteristic;
import weft.inspection.Gravity;
import weft.inspection.Stage;
import weft.inspection.sampling.SampleRule;
import weft.language.Text;
import weft.measure.Quantity;

/** An inspection plan to be published. */
record InspectionPlanBody(
    @Schema(description = "The caller's own number.") @Needed @Nullable String part,
    @Needed @Nullable Stage stage,
    @Needed @Nullable List<@Nullable Inspected> characteristics) {
  private static final int MOST = 100;
  private static final int LONGEST_NAME = 200;

  /** A characteristic: a number with at least one limit, or an attribute. */
  record Inspected(
      @Schema(description = "Its code.", example = "BORE") @Needed @Nullable String characteristic,
      @Needed @Nullable Text names,
      @Schema(description = "In UCUM notation.", example = "mm") @Nullable String unit,
      @Nullable BigDecimal nominal,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Schema(
              description =
                  "What a conforming piece shows, or true. Results are then the text passed or"
                      + " failed, instead of a number.")
          @Nullable String attribute,
      @Needed @Nullable Sample sample,
      @Needed @Nullable Gravity severity,
      @Schema(
              description =
                  "The kind of instrument that measures it, or true. Results must then name an"
                      + " instrument whose calibration holds.")
          @Nullable String instrument) {
    private static Characteristic read(Inspected it, String at) {
      return new Characteristic(
          Body.name(it.characteristic, at + "/characteristic"),
          InspectionPlanBody.names(it.names, at + "/names"),
          Body.optionalText(it.unit, at + "/unit", 20),
          InspectionPlanBody.number(it.nominal, at + "/nominal"),
          InspectionPlanBody.number(it.minimum, at + "/minimum"),
          InspectionPlanBody.number(it.maximum, at + "/maximum"),
          stated(it.attribute, at + "/attribute"),
          Sample.read(Body.required(it.sample, at + "/sample"), at + "/sample"),
          Body.required(it.severity, at + "/severity"),
          stated(it.instrument, at + "/instrument"));
    }
  }

  /** How many pieces are measured. */
  record Sample(
      @Needed SampleRule.@Nullable Kind kind,
      @Schema(description = "Of a fixed sample: pieces of each lot.") @Nullable Quantity quantity,
      @Schema(description = "Of AQL: I, II, III or S-1 to S-4.") @Nullable String level,
      @Schema(description = "Of AQL: a standard value from 0.010 to 6.5.", example = "1.0")
          @Nullable BigDecimal aql) {
    private static SampleRule read(Sample it, String at) {
      return switch (Body.required(it.kind, at + "/kind")) {
        case ALL -> SampleRule.EVERY_PIECE;
        case FIXED ->
            new SampleRule(SampleRule.Kind.FIXED, whole(it.quantity, at + "/quantity"), null, null);
        case AQL ->
            new SampleRule(
                SampleRule.Kind.AQL,
                null,
                Body.text(it.level, at + "/level", 10),
                number(Body.required(it.aql, at + "/aql"), at + "/aql"));
      };
    }

    private static int whole(@Nullable Quantity given, String pointer) {
      BigDecimal amount = Body.amount(given, pointer).amount();
      if (amount.scale() <= 0 && amount.compareTo(BigDecimal.valueOf(Body.MOST)) <= 0)
        return amount.intValueExact();
      throw Body.faulty(
          "sample-not-whole",
          pointer,
          new Text("A sample is a whole number of pieces, 5,000 at most.", "样本量应为整数，最多 5000 件。"));
    }
  }

  List<Characteristic> read() {
    List<Characteristic> all = Body.list(characteristics, "/characteristics", Inspected::read);
    if (all.size() <= MOST) return all;
    throw Body.faulty(
        "too-many",
        "/characteristics",
        new Text("At most " + MOST + " entries.", "最多 " + MOST + " 条。"));
  }

  static @Nullable Text names(@Nullable Text given, String pointer) {
    return given == null
        ? null
        : new Text(
            Body.text(given.en(), pointer + "/en", LONGEST_NAME),
            Body.text(given.zh(), pointer + "/zh", LONGEST_NAME));
  }

  static @Nullable BigDecimal number(@Nullable BigDecimal given, String pointer) {
    if (given != null) Body.quantity(new Quantity(given), pointer);
    return given;
  }

  /** A text, or true; false and nothing state nothing. */
  private static @Nullable String stated(@Nullable String given, String pointer) {
    return given == null || given.equals("false") ? null : Body.text(given, pointer, 200);
  }
}
