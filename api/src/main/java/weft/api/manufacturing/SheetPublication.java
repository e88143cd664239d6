package weft.api.manufacturing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Needed;
import weft.language.Text;
import weft.measure.Quantity;

/**
 * A version of a parameter sheet; it replaces all steps of the version before.
 *
 * @param code the supplier's own; never changes
 * @param part the caller's own number
 */
record SheetPublication(
    @Needed @Nullable String code,
    @Needed @Nullable String part,
    @Needed @Nullable List<@Nullable Step> steps) {
  /**
   * The parameters of a step.
   *
   * @param machine null: any machine that has no entry of its own
   */
  record Step(
      @Needed @Nullable Integer step,
      @Needed @Nullable Text names,
      @Nullable String machine,
      @Nullable String tool,
      @Nullable List<@Nullable Parameter> parameters) {}

  /** A parameter; a value on a limit is within it, and an absent limit is none. */
  record Parameter(
      @Needed @Nullable String name,
      @Needed @Nullable String unit,
      @Nullable Quantity nominal,
      @Nullable Quantity minimum,
      @Nullable Quantity maximum) {}
}
