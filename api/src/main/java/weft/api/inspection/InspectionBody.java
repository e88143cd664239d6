package weft.api.inspection;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.asking.Needed;
import weft.inspection.Conformity;
import weft.inspection.DispositionKind;
import weft.inspection.EnteredResult;
import weft.inspection.Stage;
import weft.language.Text;
import weft.measure.Quantity;

/** The request bodies of those who inspect. */
final class InspectionBody {
  private static final int MOST_RESULTS = 100;
  private static final int MOST_ATTEMPTS = 1_000;

  private static final String PERSON =
      "The person's code. Of a user: the user's own, or nothing. Of a client: a code that its party"
          + " registered.";

  private InspectionBody() {}

  /** An inspection to begin. */
  record Begun(
      @Needed @Nullable String number,
      @Schema(description = "The caller's own number.") @Needed @Nullable String part,
      @Needed @Nullable Stage stage,
      @Needed @Nullable String batch,
      @Schema(description = "The quantity to accept or reject: the batch, or a part of it.") @Needed
          @Nullable Quantity lot,
      @Needed @Nullable String unit,
      @Schema(
              description =
                  "Where its stock is; only needed where goods of the batch are under inspection at"
                      + " several sites.")
          @Nullable String site,
      @Schema(description = PERSON, example = "P-0008") @Nullable String person) {}

  /** Results as they are entered. */
  record Results(
      @Schema(description = "At most 100.") @Needed @Nullable List<@Nullable Entered> results,
      @Schema(description = PERSON, example = "P-0008") @Nullable String person) {
    List<EnteredResult> read() {
      List<EnteredResult> all = Body.list(results, "/results", Entered::read);
      if (all.size() > MOST_RESULTS)
        throw Body.faulty(
            "too-many",
            "/results",
            new Text(
                "At most " + MOST_RESULTS + " results at once.", "一次最多 " + MOST_RESULTS + " 项结果。"));
      if (!all.isEmpty()) return all;
      throw Body.faulty(
          "value-missing", "/results", new Text("Give at least one result.", "请至少填写一项结果。"));
    }
  }

  /** One result: a number, or the text passed or failed of an attribute. */
  record Entered(
      @Needed @Nullable String characteristic,
      @Schema(description = "The piece's number or serial number.") @Needed @Nullable String piece,
      @Nullable BigDecimal value,
      @Nullable String text,
      @Schema(description = "The number of the instrument.") @Nullable String instrument,
      @Schema(
              description =
                  "1 for the first measurement of the piece. A value that comes again for the same"
                      + " attempt is not recorded twice. Without it, an equal value repeats the"
                      + " last attempt and another value is the next one.")
          @Nullable Integer attempt) {
    static EnteredResult read(Entered it, String at) {
      return new EnteredResult(
          Body.name(it.characteristic, at + "/characteristic"),
          Body.text(it.piece, at + "/piece", 70),
          InspectionPlanBody.number(it.value, at + "/value"),
          Body.optionalText(it.text, at + "/text", 200),
          Body.optionalText(it.instrument, at + "/instrument", 70),
          attempt(it.attempt, at + "/attempt"));
    }

    private static @Nullable Integer attempt(@Nullable Integer given, String pointer) {
      if (given == null || (given >= 1 && given <= MOST_ATTEMPTS)) return given;
      throw Body.faulty(
          "attempt-invalid", pointer, new Text("Attempts count from 1.", "检验次数从 1 开始。"));
    }
  }

  /** The end of the measuring. */
  record Decided(
      @Schema(
              description =
                  "Refused where the values say otherwise. Omit it to take what they say.")
          @Nullable Conformity decision,
      @Schema(description = PERSON, example = "P-0008") @Nullable String person) {}

  /** A second person decides otherwise. */
  record Overruled(@Needed @Nullable Conformity decision, @Needed @Nullable String reason) {}

  /** The further use of goods of the lot. */
  record Disposed(
      @Needed @Nullable Quantity quantity,
      @Needed @Nullable DispositionKind kind,
      @Schema(description = "The id of the customer's concession; needed for `concession` only.")
          @Nullable String concession,
      @Schema(description = PERSON, example = "P-0008") @Nullable String person) {}
}
