package weft.api.batch;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.batch.BatchProblem;
import weft.batch.Criticality;
import weft.batch.ProblemDecision;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** The request bodies about batches. */
final class BatchBodies {
  private static final int LONGEST = 1_000;

  /** A problem's name stands in an address as it is. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._~-]{0,39}");

  private BatchBodies() {}

  /**
   * A problem that blocks the batch.
   *
   * @param problem the caller's name for it
   */
  @Schema(name = "BatchProblem")
  record Problem(
      @Schema(
              description =
                  "The caller's name for it: up to 40 letters, digits, dots, dashes and"
                      + " underscores.",
              example = "P-17")
          @Needed
          @Nullable String problem,
      @Needed @Nullable Criticality criticality,
      @Needed @Nullable String text,
      @Schema(description = "What is to become of the goods.") @Nullable ProblemDecision decision) {
    BatchProblem read(PartyCode by) {
      var read = new BodyParts();
      var name = read.read(() -> name(problem));
      var how = read.read(() -> Body.required(criticality, "/criticality"));
      var what = read.read(() -> Body.text(text, "/text", LONGEST));
      read.end();
      return new BatchProblem(by, name.get(), how.get(), what.get(), decision);
    }

    private static String name(@Nullable String given) {
      String name = Body.text(given, "/problem", 40);
      if (NAME.matcher(name).matches()) return name;
      throw Body.faulty(
          "problem-name",
          "/problem",
          new Text(
              "A problem's name has letters, digits, dots, dashes and underscores only.",
              "问题编号只能包含文字、数字、点、横线和下划线。"));
    }
  }

  /** Why a problem ended. */
  record Reason(@Needed @Nullable String reason) {}

  /**
   * New batches of parts of the batch.
   *
   * @param site where the goods are, so that the stock follows
   */
  @Schema(name = "BatchSplit")
  record Split(
      @Needed @Nullable List<@Nullable SplitPart> parts,
      @Needed @Nullable String unit,
      @Schema(
              description =
                  "The caller's site where the goods are: the stock there follows. The maker can"
                      + " leave it out.")
          @Nullable String site) {}

  /** One of the new batches. */
  record SplitPart(@Needed @Nullable String number, @Needed @Nullable Quantity quantity) {}

  /**
   * A new batch of this one and others of the same part.
   *
   * @param quantity of this batch
   * @param with the others
   */
  @Schema(name = "BatchMerge")
  record Merge(
      @Needed @Nullable String number,
      @Needed @Nullable Quantity quantity,
      @Needed @Nullable List<@Nullable MergePart> with,
      @Needed @Nullable String unit,
      @Schema(
              description =
                  "The caller's site where the goods are: the stock there follows. The maker can"
                      + " leave it out.")
          @Nullable String site) {}

  /** Another batch that goes into the new one. */
  record MergePart(@Needed @Nullable String id, @Needed @Nullable Quantity quantity) {}

  static Quantity positive(@Nullable Quantity given, String pointer) {
    Quantity quantity = Body.quantity(given, pointer);
    if (quantity.isPositive()) return quantity;
    throw Body.faulty("quantity-not-positive", pointer, new Text("More than nothing.", "数量必须大于零。"));
  }
}
