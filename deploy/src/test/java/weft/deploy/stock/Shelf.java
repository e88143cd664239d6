package weft.deploy.stock;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;

/** A holder's finished and usable goods at JX1. */
public record Shelf(Api holder) {
  /**
   * Counts pieces.
   *
   * @param more members of the body, each with a comma before it
   */
  public JsonNode counted(String part, String quantity, Instant at, String more) {
    return booked("counts", part, quantity, "PCE", at, more);
  }

  /** The same in any unit, and for {@code movements}. */
  JsonNode booked(String what, String part, String quantity, String unit, Instant at, String more) {
    return OwnHub.ok(
        holder.post(
            "/api/v1/stock/" + what,
            """
            {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "unit": "%s", "at": "%s", "quantity": "%s"%s}\
            """
                .formatted(part, unit, at, quantity, more),
            OwnHub.JSON));
  }
}
