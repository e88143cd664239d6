package weft.api.manufacturing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Needed;
import weft.measure.Quantity;

/** The start of a step. */
record NewStart(
    @Needed @Nullable Integer step,
    @Nullable String machine,
    @Schema(
            description =
                "Who starts it: a person's code. A user starts in person; a client names a"
                    + " registered person of its company. With an override, a user names the person"
                    + " at the machine, who is never the user.")
        @Nullable String person,
    @Nullable List<@Nullable Parameter> parameters,
    @Nullable Overriding override) {
  /** A parameter that is used. */
  record Parameter(
      @Needed @Nullable String name,
      @Needed @Nullable Quantity value,
      @Needed @Nullable String unit) {}

  /** Permits parameters outside the sheet. The calling user decides. */
  record Overriding(@Needed @Nullable String reason) {}
}
